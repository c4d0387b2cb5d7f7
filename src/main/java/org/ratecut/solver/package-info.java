/**
 * Finding assignments. {@link org.ratecut.solver.Solver} is the one small interface; the
 * implementations live in the packages below and are listed by {@link
 * org.ratecut.registry.Solvers}. All of them report to an {@link org.ratecut.solver.Incumbent},
 * which lets the referee compute every number before anyone sees it.
 */
package org.ratecut.solver;
