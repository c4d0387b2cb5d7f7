/**
 * Seed solutions: quick constructions that look at memory, parameter groups, pins and channels, and
 * give the searches a first valid assignment. {@link org.ratecut.solver.construct.BestFit} packs,
 * {@link org.ratecut.solver.construct.PerLayer} keeps layers whole, {@link
 * org.ratecut.solver.construct.RoundRobin} slices every layer over all devices, {@link
 * org.ratecut.solver.construct.Bands} slices the grids into aligned bands, and {@link
 * org.ratecut.solver.construct.RepairSolver} mends what does not fit.
 */
package org.ratecut.solver.construct;
