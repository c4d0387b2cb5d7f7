package org.ratecut.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Kahn's topological sort (1962) over vertices and broadcasts. A broadcast is a node between its
 * producers and its consumers, so that a dense layer costs the sum of its sides, not their product.
 */
final class CycleCheck {

  private final List<Broadcast> broadcasts;
  private final int[] waitingFor;
  private final int[] producersLeft;
  private final int[] outgoing;

  /** All vertices that wait for nothing, in the order in which they were found. */
  private final int[] ready;

  private int readyCount;

  CycleCheck(int vertexCount, List<Broadcast> broadcasts) {
    this.broadcasts = broadcasts;
    this.waitingFor = new int[vertexCount];
    this.producersLeft = new int[broadcasts.size()];
    this.outgoing = new int[vertexCount];
    this.ready = new int[vertexCount];
    Arrays.fill(outgoing, -1);
    for (int b = 0; b < broadcasts.size(); b++) {
      int broadcast = b;
      producersLeft[b] = broadcasts.get(b).producers().size();
      broadcasts.get(b).producers().forEachInt(producer -> outgoing[producer] = broadcast);
      broadcasts.get(b).consumers().forEachInt(consumer -> waitingFor[consumer]++);
    }
  }

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException naming some vertices of a cycle or behind one, if there is one
   */
  void requireAcyclic() {
    for (int v = 0; v < waitingFor.length; v++) {
      if (waitingFor[v] == 0) {
        ready[readyCount++] = v;
      }
    }
    int sorted = 0;
    while (sorted < readyCount) {
      int broadcast = outgoing[ready[sorted++]];
      if (broadcast >= 0 && --producersLeft[broadcast] == 0) {
        broadcasts.get(broadcast).consumers().forEachInt(this::release);
      }
    }
    if (sorted < waitingFor.length) {
      throw new InvalidModelException(
          "The arcs have a cycle through or before vertices %s; a dataflow graph must not."
              .formatted(firstUnsorted()));
    }
  }

  private void release(int consumer) {
    if (--waitingFor[consumer] == 0) {
      ready[readyCount++] = consumer;
    }
  }

  private List<Integer> firstUnsorted() {
    List<Integer> unsorted = new ArrayList<>();
    for (int v = 0; v < waitingFor.length && unsorted.size() < 5; v++) {
      if (waitingFor[v] > 0) {
        unsorted.add(v);
      }
    }
    return unsorted;
  }
}
