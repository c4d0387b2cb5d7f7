/** What came of running parts, as text and as JSON. */
package org.ratecut.report.parts;
