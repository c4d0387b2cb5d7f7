package org.ratecut.model;

/**
 * Place the vertices of a network on the devices of a cluster, keeping the pins, for the best
 * objective.
 *
 * @param name for people and result files, for instance {@code paper/lenet-2to1_samg55-x4}
 * @param pins one entry per vertex of the network, each free or a device of the cluster
 */
public record Problem(
    String name, Network network, Cluster cluster, Pins pins, Objective objective) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if the name is blank, the pins do not fit the network or the
   *     cluster, or the largest possible traffic would overflow exact arithmetic
   */
  public Problem {
    InvalidModelException.requireName("problem", name);
    requireFittingPins(network, cluster, pins);
    requireExactTraffic(network, cluster);
  }

  /** A problem without pins, for the best rate. */
  public static Problem of(String name, Network network, Cluster cluster) {
    return new Problem(name, network, cluster, Pins.none(network.vertexCount()), Objective.RATE);
  }

  public Problem withObjective(Objective other) {
    return new Problem(name, network, cluster, pins, other);
  }

  public Problem withPins(Pins other) {
    return new Problem(name, network, cluster, other, objective);
  }

  public int vertexCount() {
    return network.vertexCount();
  }

  public int deviceCount() {
    return cluster.deviceCount();
  }

  /** Whether some vertex may be on one device or another, so that there is anything to search. */
  public boolean hasChoice() {
    return deviceCount() > 1 && pins.pinnedCount() < vertexCount();
  }

  private static void requireFittingPins(Network network, Cluster cluster, Pins pins) {
    if (pins.vertexCount() != network.vertexCount()) {
      throw new InvalidModelException(
          "There are pins for %d vertices but the network has %d."
              .formatted(pins.vertexCount(), network.vertexCount()));
    }
    for (int v = 0; v < pins.vertexCount(); v++) {
      int device = pins.deviceOf(v);
      if (device != Pins.FREE && (device < 0 || device >= cluster.deviceCount())) {
        throw new InvalidModelException(
            "Vertex %d is pinned to device %d, but the devices are numbered from 0 to %d."
                .formatted(v, device, cluster.deviceCount() - 1));
      }
    }
  }

  /**
   * All traffic that any assignment can cause, and its product with the denominator of a bandwidth,
   * must stay within {@link Network#MAX_TOTAL}: then no sum overflows, each period is an exact
   * fraction, and periods as doubles are in the right order.
   */
  private static void requireExactTraffic(Network network, Cluster cluster) {
    if (network.totalOutput() > Network.MAX_TOTAL / cluster.deviceCount()) {
      throw new InvalidModelException(
          "The outputs of network %s, sent to all %d devices, are too many values to count exactly."
              .formatted(network.name(), cluster.deviceCount()));
    }
    long most = network.totalOutput() * cluster.deviceCount();
    for (Channel channel : cluster.channels()) {
      if (most > Network.MAX_TOTAL / channel.bandwidth().denominator()) {
        throw new InvalidModelException(
            "The bandwidth of channel %s (%s) has too large a denominator to compute exactly what %d values take."
                .formatted(channel.name(), channel.bandwidth(), most));
      }
    }
  }
}
