package org.ratecut.bound.window;

/**
 * Proven lower bounds for a relation between {@code N} consumers and {@code P} producers, by the
 * number of consumers alone. Both functions hold for every set of that many consumers.
 */
public interface NeighbourhoodBounds {

  /** The number N of consumers, each of which reads at least one producer. */
  int consumers();

  /** The number P of producers, each of which is read by at least one consumer. */
  int producers();

  /**
   * The smallest neighbourhood ψ: any {@code count} consumers together read at least this many
   * producers. It never decreases with the count.
   *
   * @param count from 0 to {@link #consumers()}
   */
  int smallest(int count);

  /**
   * The two-sided boundary φ: however {@code count} consumers are chosen, at least this many
   * producers are read both by one of them and by one of the others.
   *
   * @param count from 0 to {@link #consumers()}
   */
  int boundary(int count);
}
