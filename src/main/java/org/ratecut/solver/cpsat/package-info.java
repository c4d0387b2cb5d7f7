/**
 * Searches that hand a problem, or a part of it, to OR-Tools CP-SAT in its decision form: {@link
 * org.ratecut.solver.cpsat.CpSatSolver} proves optima, {@link org.ratecut.solver.cpsat.CpSatPolish}
 * improves what others found.
 */
package org.ratecut.solver.cpsat;
