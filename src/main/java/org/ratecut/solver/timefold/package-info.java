/**
 * The problem as a planning model of the Timefold solver: vertices are the entities, devices the
 * values. {@link org.ratecut.solver.timefold.TimefoldSolver} is the solver, {@link
 * org.ratecut.solver.timefold.Placement} the model, {@link
 * org.ratecut.solver.timefold.PlacementScoreCalculator} what a placement is worth and {@link
 * org.ratecut.solver.timefold.DrawnMoves} what a step may do. Timefold makes objects of the public
 * classes by their names, which is why they are public.
 */
package org.ratecut.solver.timefold;
