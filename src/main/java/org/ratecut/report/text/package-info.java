/** Words and tables for reports in plain text. */
package org.ratecut.report.text;
