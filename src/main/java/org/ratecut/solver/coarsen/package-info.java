/**
 * Coarser problems for searches that go from coarse to fine. {@link
 * org.ratecut.solver.coarsen.Hierarchy} makes them, {@link org.ratecut.solver.coarsen.Coarsening}
 * leads from one to the next finer.
 */
package org.ratecut.solver.coarsen;
