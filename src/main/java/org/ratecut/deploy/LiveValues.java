package org.ratecut.deploy;

import java.util.Arrays;
import org.ratecut.model.Assignment;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;

/**
 * How many values a device holds at once if it computes its vertices in a given order. Received
 * values are there from the beginning. An output is there from when it is computed; both are
 * dropped after their last use on the device. What is sent, or is used by nothing, stays until the
 * end.
 */
final class LiveValues {

  private final Network network;
  private final Assignment assignment;
  private final int device;
  private final int[] positions;
  private final int steps;
  private final long[] change;

  private LiveValues(Network network, Assignment assignment, int device, int[] order) {
    this.network = network;
    this.assignment = assignment;
    this.device = device;
    this.positions = new int[network.vertexCount()];
    int next = 0;
    for (int vertex : order) {
      if (assignment.deviceOf(vertex) == device) {
        positions[vertex] = next++;
      }
    }
    this.steps = next;
    this.change = new long[steps + 1];
  }

  /**
   * The most values that are there at once.
   *
   * @param order all vertices of the network, in the order in which they are computed
   */
  static long most(Network network, Assignment assignment, int device, int[] order) {
    LiveValues live = new LiveValues(network, assignment, device, order);
    if (live.steps == 0) {
      return 0;
    }
    network.broadcasts().forEach(live::addBroadcast);
    for (int v = 0; v < network.vertexCount(); v++) {
      if (network.outgoingBroadcast(v) < 0 && assignment.deviceOf(v) == device) {
        live.hold(network.output(v), live.positions[v], live.steps - 1);
      }
    }
    Arrays.parallelPrefix(live.change, Long::sum);
    return Arrays.stream(live.change).max().orElse(0);
  }

  private void addBroadcast(Broadcast broadcast) {
    int lastUse = -1;
    boolean sent = false;
    for (int i = 0; i < broadcast.consumers().size(); i++) {
      int consumer = broadcast.consumers().get(i);
      if (assignment.deviceOf(consumer) == device) {
        lastUse = Math.max(lastUse, positions[consumer]);
      } else {
        sent = true;
      }
    }
    for (int i = 0; i < broadcast.producers().size(); i++) {
      int producer = broadcast.producers().get(i);
      if (assignment.deviceOf(producer) == device) {
        hold(network.output(producer), positions[producer], sent ? steps - 1 : lastUse);
      } else if (lastUse >= 0) {
        hold(network.output(producer), 0, lastUse);
      }
    }
  }

  private void hold(long values, int from, int until) {
    change[from] += values;
    change[until + 1] -= values;
  }
}
