package org.ratecut.evaluation;

import java.util.Arrays;
import java.util.Optional;
import org.ratecut.evaluation.order.ExecutionOrder;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;

/**
 * Whether paths of the dataflow graph leave a device and come back to it. One pass in topological
 * order per device: a vertex elsewhere <em>is behind</em> the device if it needs, directly or not,
 * the output of a vertex of the device; a vertex of the device that needs the output of one behind
 * it closes such a path. A broadcast passes on what is known of its producers, so that a pass takes
 * time in the order of the sides of the broadcasts, not of their arcs.
 */
public final class Contiguity {

  private static final int NONE = -1;

  private final Network network;
  private final int[] order;

  /** For each broadcast a producer on the device, and one behind it, or {@link #NONE}. */
  private final int[] producerOnDevice;

  private final int[] producerBehind;

  /** For each vertex behind the device the vertices where the path to it left the device. */
  private final int[] lastOnDevice;

  private final int[] firstElsewhere;

  /**
   * A path that leaves a device and comes back.
   *
   * @param from the vertex on the device from which it leaves
   * @param through the vertex elsewhere to which it leaves
   * @param back the vertex on the device to which it comes back
   */
  public record Return(int from, int through, int back) {}

  /** Prepares the check for a network; what leads to the next inference is no part of a path. */
  public Contiguity(Network whole) {
    this.network = whole.ofOneInference();
    this.order = ExecutionOrder.of(network);
    this.producerOnDevice = new int[network.broadcasts().size()];
    this.producerBehind = new int[network.broadcasts().size()];
    this.lastOnDevice = new int[network.vertexCount()];
    this.firstElsewhere = new int[network.vertexCount()];
  }

  /** Whether no path leaves a device and comes back to it. */
  public boolean holds(Assignment assignment, int deviceCount) {
    for (int d = 0; d < deviceCount; d++) {
      if (firstReturn(assignment, d).isPresent()) {
        return false;
      }
    }
    return true;
  }

  /** The first path found that leaves a device and comes back to it. */
  public Optional<Return> firstReturn(Assignment assignment, int device) {
    Arrays.fill(producerOnDevice, NONE);
    Arrays.fill(producerBehind, NONE);
    for (int vertex : order) {
      boolean isThere = assignment.deviceOf(vertex) == device;
      if (!isThere) {
        lookBehind(vertex);
      } else {
        Optional<Return> back = back(vertex);
        if (back.isPresent()) {
          return back;
        }
      }
      int outgoing = network.outgoingBroadcast(vertex);
      if (outgoing >= 0 && isThere) {
        producerOnDevice[outgoing] = vertex;
      } else if (outgoing >= 0 && lastOnDevice[vertex] != NONE) {
        producerBehind[outgoing] = vertex;
      }
    }
    return Optional.empty();
  }

  private void lookBehind(int vertex) {
    lastOnDevice[vertex] = NONE;
    network
        .incomingBroadcasts(vertex)
        .forEach(
            b -> {
              if (producerOnDevice[b] != NONE) {
                lastOnDevice[vertex] = producerOnDevice[b];
                firstElsewhere[vertex] = vertex;
              } else if (producerBehind[b] != NONE) {
                lastOnDevice[vertex] = lastOnDevice[producerBehind[b]];
                firstElsewhere[vertex] = firstElsewhere[producerBehind[b]];
              }
            });
  }

  private Optional<Return> back(int vertex) {
    return network
        .incomingBroadcasts(vertex)
        .filter(b -> producerBehind[b] != NONE)
        .mapToObj(b -> producerBehind[b])
        .map(last -> new Return(lastOnDevice[last], firstElsewhere[last], vertex))
        .findFirst();
  }
}
