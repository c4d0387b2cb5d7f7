/** The page of one assignment: who runs what, how busy everyone is, and what limits the rate. */
package org.ratecut.report.solution;
