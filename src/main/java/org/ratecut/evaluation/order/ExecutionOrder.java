package org.ratecut.evaluation.order;

import java.util.PriorityQueue;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;

/**
 * An order of all vertices in which each comes after those whose output it needs in the same
 * inference.
 */
public final class ExecutionOrder {

  private ExecutionOrder() {}

  /**
   * The order; where several vertices may come next, the one with the lowest number does, so that
   * layers that are listed in order are computed one after the other.
   */
  public static int[] of(Network whole) {
    Network network = whole.ofOneInference();
    int[] missingBroadcasts = new int[network.vertexCount()];
    int[] missingProducers = new int[network.broadcasts().size()];
    for (int b = 0; b < missingProducers.length; b++) {
      Broadcast broadcast = network.broadcasts().get(b);
      missingProducers[b] = broadcast.producers().size();
      broadcast.consumers().forEachInt(v -> missingBroadcasts[v]++);
    }
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int v = 0; v < network.vertexCount(); v++) {
      if (missingBroadcasts[v] == 0) {
        ready.add(v);
      }
    }
    int[] order = new int[network.vertexCount()];
    for (int next = 0; next < order.length; next++) {
      int vertex = ready.remove();
      order[next] = vertex;
      int b = network.outgoingBroadcast(vertex);
      if (b >= 0 && --missingProducers[b] == 0) {
        network
            .broadcasts()
            .get(b)
            .consumers()
            .forEachInt(
                v -> {
                  if (--missingBroadcasts[v] == 0) {
                    ready.add(v);
                  }
                });
      }
    }
    return order;
  }
}
