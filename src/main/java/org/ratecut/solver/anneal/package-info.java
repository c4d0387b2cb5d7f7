/**
 * Simulated annealing on the incremental state: a smooth guide over all devices and channels, three
 * kinds of moves (one vertex, a swap, a connected block), and many descents of different lengths.
 * {@link org.ratecut.solver.anneal.Anneal} is the solver, {@link org.ratecut.solver.anneal.Descent}
 * one cooling, {@link org.ratecut.solver.anneal.Guide} what a descent goes down on.
 */
package org.ratecut.solver.anneal;
