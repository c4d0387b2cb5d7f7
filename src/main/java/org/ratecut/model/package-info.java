/**
 * The problem and its answers as immutable values: {@link org.ratecut.model.Network} (what is
 * placed), {@link org.ratecut.model.cluster.Cluster} (where), {@link org.ratecut.model.Problem}
 * (both, with pins and an objective), {@link org.ratecut.model.Assignment} and {@link
 * org.ratecut.model.solution.Solution}. Everything is validated when it is built, so that the
 * packages above never check again.
 *
 * <p>Sizes are whole numbers of <em>values</em> (the unit of data of a network, {@link
 * org.ratecut.model.Network#bitsPerValue()} bits each), computation is in FLOP, performance in
 * FLOP/s and bandwidth in values per second.
 */
package org.ratecut.model;
