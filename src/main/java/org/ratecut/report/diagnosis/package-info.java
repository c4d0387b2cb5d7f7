/** Reports of a diagnosis, in text and JSON. */
package org.ratecut.report.diagnosis;
