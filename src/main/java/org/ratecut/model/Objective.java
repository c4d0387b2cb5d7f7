package org.ratecut.model;

/**
 * What a search improves. The constraints are the same for both. Each has a cost, an exact fraction
 * of which less is better: the period in seconds per inference, or the total traffic in values per
 * inference.
 */
public enum Objective {
  /** The highest inference rate, which is the shortest period. */
  RATE,
  /** The least total communication, in values per inference; the paper's second objective. */
  COMMUNICATION
}
