package org.ratecut.model;

import org.ratecut.model.exact.InvalidModelException;

/**
 * Arcs of the dataflow graph in bulk: every consumer needs the output of every producer. A dense
 * layer of 4,096 x 4,096 arcs is one broadcast; a convolution has one for each set of producers
 * that feed the same consumers.
 *
 * <p>In a {@link Network} a vertex produces in at most one broadcast, whose consumers are all its
 * successors. That is what makes "an output needed by several vertices of a device is sent there
 * once" a property of the data instead of a rule to remember.
 *
 * @param producers at least one vertex
 * @param consumers at least one vertex
 */
public record Broadcast(VertexSet producers, VertexSet consumers) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a side is empty
   */
  public Broadcast {
    if (producers.isEmpty() || consumers.isEmpty()) {
      throw new InvalidModelException(
          "A broadcast must have at least one producer and one consumer.");
    }
  }

  /** The number of arcs: producers times consumers. */
  public long arcCount() {
    return (long) producers.size() * consumers.size();
  }
}
