/** Reports of a proven bound, in text and JSON. */
package org.ratecut.report.bound;
