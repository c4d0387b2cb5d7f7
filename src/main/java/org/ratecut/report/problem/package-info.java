/** Reports of a problem and of a model file, in text and JSON. */
package org.ratecut.report.problem;
