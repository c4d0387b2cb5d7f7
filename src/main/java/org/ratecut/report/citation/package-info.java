/** How to cite Ratecut. */
package org.ratecut.report.citation;
