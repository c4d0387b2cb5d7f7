/** Writes HTML: escaped elements, and a page that holds all it needs. */
package org.ratecut.report.html;
