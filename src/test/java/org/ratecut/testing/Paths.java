package org.ratecut.testing;

import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;

/** Which vertices paths of the dataflow graph lead to, for {@link BigIntegerReferee}. */
final class Paths {

  private Paths() {}

  /** Whether a path of at least one arc leads from one vertex to the other; Warshall (1962). */
  static boolean[][] of(Network network) {
    int count = network.vertexCount();
    boolean[][] reaches = new boolean[count][count];
    for (Broadcast broadcast : network.broadcasts()) {
      for (int producer : broadcast.producers()) {
        for (int consumer : broadcast.consumers()) {
          reaches[producer][consumer] = true;
        }
      }
    }
    for (int middle = 0; middle < count; middle++) {
      for (int from = 0; from < count; from++) {
        for (int to = 0; to < count && reaches[from][middle]; to++) {
          reaches[from][to] |= reaches[middle][to];
        }
      }
    }
    return reaches;
  }
}
