/** Where time, RAM and traffic go, as text and as JSON. */
package org.ratecut.report.analysis;
