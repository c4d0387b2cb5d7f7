/**
 * The moves that searches share: {@link org.ratecut.solver.moves.Proposer} draws a vertex, a swap
 * or a connected block, {@link org.ratecut.solver.moves.NeighbourDraws} says what hangs together.
 */
package org.ratecut.solver.moves;
