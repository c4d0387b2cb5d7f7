/** Searches for assignments whose loops of feedback do not hold up the rate. */
package org.ratecut.solver.feedback;
