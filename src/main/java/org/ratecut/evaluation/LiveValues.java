package org.ratecut.evaluation;

import java.util.Arrays;
import java.util.function.IntToLongFunction;
import org.ratecut.model.Assignment;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;

/**
 * How many values each device holds at once if it computes its vertices in a given order. Received
 * values are there from the beginning. An output is there from when it is computed; both are
 * dropped after their last use on the device. What is sent, or is used by nothing, stays until the
 * end.
 *
 * <p><em>Layout.</em> Step i of device d is place {@code start[d] + i} of {@code change}: by how
 * much the values grow there. One pass over the broadcasts serves all devices, so that the cost is
 * that of reading the network, however many devices there are.
 */
public final class LiveValues {

  private static final int NEVER = -1;

  private final Network network;
  private final Assignment assignment;
  private final IntToLongFunction own;
  private final boolean receivedStay;
  private final int[] steps;
  private final int[] start;
  private final int[] positions;
  private final long[] change;
  private final int[] lastUse;
  private final long[] supply;

  private LiveValues(
      Network network,
      Assignment assignment,
      int[] order,
      int deviceCount,
      IntToLongFunction own,
      boolean receivedStay) {
    this.network = network;
    this.assignment = assignment;
    this.own = own;
    this.receivedStay = receivedStay;
    this.steps = new int[deviceCount];
    this.positions = new int[network.vertexCount()];
    for (int vertex : order) {
      positions[vertex] = steps[assignment.deviceOf(vertex)]++;
    }
    this.start = new int[deviceCount];
    for (int d = 1; d < deviceCount; d++) {
      start[d] = start[d - 1] + steps[d - 1] + 1;
    }
    this.change = new long[network.vertexCount() + deviceCount];
    this.lastUse = new int[deviceCount];
    this.supply = new long[deviceCount];
    Arrays.fill(lastUse, NEVER);
  }

  /**
   * The most values that are there at once, on each device.
   *
   * @param order all vertices of the network, in the order in which they are computed
   * @param own how many values a device holds of the output of one of its vertices
   * @param receivedStay whether received values stay until the end too
   */
  public static long[] most(
      Network network,
      Assignment assignment,
      int[] order,
      int deviceCount,
      IntToLongFunction own,
      boolean receivedStay) {
    LiveValues live = new LiveValues(network, assignment, order, deviceCount, own, receivedStay);
    network.broadcasts().forEach(live::addBroadcast);
    for (int v = 0; v < network.vertexCount(); v++) {
      if (network.outgoingBroadcast(v) < 0) {
        live.holdOwn(v, NEVER, true);
      }
    }
    return live.most();
  }

  private long[] most() {
    long[] most = new long[steps.length];
    for (int d = 0; d < most.length; d++) {
      long now = 0;
      for (int i = 0; i < steps[d]; i++) {
        now += change[start[d] + i];
        most[d] = Math.max(most[d], now);
      }
    }
    return most;
  }

  private void addBroadcast(Broadcast broadcast) {
    int users = 0;
    for (int i = 0; i < broadcast.consumers().size(); i++) {
      int consumer = broadcast.consumers().get(i);
      int device = assignment.deviceOf(consumer);
      users += lastUse[device] == NEVER ? 1 : 0;
      lastUse[device] = Math.max(lastUse[device], positions[consumer]);
    }
    long all = 0;
    for (int i = 0; i < broadcast.producers().size(); i++) {
      int producer = broadcast.producers().get(i);
      int device = assignment.deviceOf(producer);
      holdOwn(producer, lastUse[device], users > (lastUse[device] == NEVER ? 0 : 1));
      supply[device] += network.output(producer);
      all += network.output(producer);
    }
    receive(broadcast, all);
    broadcast.producers().forEachInt(v -> supply[assignment.deviceOf(v)] = 0);
  }

  /** Each device that has a consumer gets what others have made, once. */
  private void receive(Broadcast broadcast, long all) {
    for (int i = 0; i < broadcast.consumers().size(); i++) {
      int device = assignment.deviceOf(broadcast.consumers().get(i));
      if (lastUse[device] != NEVER) {
        int until = receivedStay ? steps[device] - 1 : lastUse[device];
        hold(device, all - supply[device], 0, until);
        lastUse[device] = NEVER;
      }
    }
  }

  private void holdOwn(int vertex, int until, boolean toTheEnd) {
    int device = assignment.deviceOf(vertex);
    hold(device, own.applyAsLong(vertex), positions[vertex], toTheEnd ? steps[device] - 1 : until);
  }

  private void hold(int device, long values, int from, int until) {
    change[start[device] + from] += values;
    change[start[device] + until + 1] -= values;
  }
}
