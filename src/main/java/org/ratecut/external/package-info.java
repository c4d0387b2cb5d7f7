/**
 * Other programs as solvers, to compare with: METIS, and whatever a settings file names. They write
 * partitions, which the referee judges like any other; they are no part of the portfolio.
 */
package org.ratecut.external;
