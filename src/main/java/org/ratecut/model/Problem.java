package org.ratecut.model;

import java.util.List;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Place the vertices of a network on the devices of a cluster, keeping the pins and the rules, for
 * the best objective. Immutable; a change makes another problem.
 */
public final class Problem {

  private final String name;
  private final Network network;
  private final Cluster cluster;
  private final Pins pins;
  private final Objective objective;
  private final MeasuredTimes times;
  private final Rules rules;
  private final Resources resources;
  private final boolean feedbackTakesTime;

  /** A problem without measured times and rules. */
  public Problem(String name, Network network, Cluster cluster, Pins pins, Objective objective) {
    this(name, network, cluster, pins, objective, MeasuredTimes.none(), Rules.NONE);
  }

  /**
   * Checks the arguments.
   *
   * @param name for people and result files, for instance {@code paper/lenet-2to1_samg55-x4}
   * @param pins one entry per vertex of the network, each free or a device of the cluster
   * @param times that replace FLOP over performance where there are any
   * @throws InvalidModelException if the name is blank, the pins, times or rules do not fit the
   *     network or the cluster, or the largest possible traffic or use of a device would overflow
   *     exact arithmetic
   */
  public Problem(
      String name,
      Network network,
      Cluster cluster,
      Pins pins,
      Objective objective,
      MeasuredTimes times,
      Rules rules) {
    this.name = InvalidModelException.requireName("problem", name);
    this.network = network;
    this.cluster = cluster;
    this.pins = pins;
    this.objective = objective;
    this.times = times;
    this.rules = rules;
    requireFittingPins(network, cluster, pins);
    requireFittingRules(network, rules);
    times.requireFitting(network.vertexCount(), cluster.deviceCount());
    requireExactTraffic(network, cluster);
    requirePipelinable(network, cluster);
    this.resources = new Resources(network, cluster, times);
    this.feedbackTakesTime = true;
  }

  /** The same resources, of which there may be many, for other pins, rules and objectives. */
  private Problem(
      Problem other, Pins pins, Objective objective, Rules rules, boolean feedbackTakesTime) {
    name = other.name;
    network = other.network;
    cluster = other.cluster;
    times = other.times;
    resources = other.resources;
    this.pins = pins;
    this.objective = objective;
    this.rules = rules;
    this.feedbackTakesTime = feedbackTakesTime;
    requireFittingPins(network, cluster, pins);
    requireFittingRules(network, rules);
  }

  /** A problem without pins, for the best rate. */
  public static Problem of(String name, Network network, Cluster cluster) {
    return new Problem(name, network, cluster, Pins.none(network.vertexCount()), Objective.RATE);
  }

  /** The same with another objective. */
  public Problem withObjective(Objective other) {
    return new Problem(this, pins, other, rules, feedbackTakesTime);
  }

  /** The same with other pins. */
  public Problem withPins(Pins other) {
    return new Problem(this, other, objective, rules, feedbackTakesTime);
  }

  /** The same with other rules. */
  public Problem withRules(Rules other) {
    return new Problem(this, pins, objective, other, feedbackTakesTime);
  }

  /**
   * The same with feedback besides.
   *
   * @throws InvalidModelException if it does not fit the network
   */
  public Problem withFeedback(List<Feedback> pairs) {
    return new Problem(name, network.withFeedback(pairs), cluster, pins, objective, times, rules);
  }

  /**
   * The same, but loops of feedback take no time: only resources limit the rate, so that each
   * assignment is at least as fast. What is fed back is traffic all the same.
   */
  public Problem withoutLoopTimes() {
    return new Problem(this, pins, objective, rules, false);
  }

  /** Whether loops of feedback limit the rate. */
  public boolean feedbackCounts() {
    return feedbackTakesTime && !network.feedbackReaders().isEmpty();
  }

  /** The same with other measured times. */
  public Problem withTimes(MeasuredTimes other) {
    return new Problem(name, network, cluster, pins, objective, other, rules);
  }

  /** The same on other devices, for as many of which there are measured times. */
  public Problem withCluster(Cluster other, MeasuredTimes otherTimes) {
    return new Problem(name, network, other, pins, objective, otherTimes, rules);
  }

  /** For people and result files. */
  public String name() {
    return name;
  }

  /** What is to be placed. */
  public Network network() {
    return network;
  }

  /** Where it may be placed. */
  public Cluster cluster() {
    return cluster;
  }

  /** One entry per vertex of the network, each free or a device of the cluster. */
  public Pins pins() {
    return pins;
  }

  /** What is to be as good as possible. */
  public Objective objective() {
    return objective;
  }

  /** What replaces FLOP over performance where it is stated. */
  public MeasuredTimes times() {
    return times;
  }

  /** What an assignment must keep beside memory, channels and pins. */
  public Rules rules() {
    return rules;
  }

  /** What can be the bottleneck, and how it is used. */
  public Resources resources() {
    return resources;
  }

  /**
   * Units of a device that a vertex takes there; see {@link Resources#work}. Without measured times
   * and a processor that communicates this is its FLOP.
   */
  public long work(int device, int vertex) {
    return resources.work(device, vertex);
  }

  /** How many vertices are to be placed. */
  public int vertexCount() {
    return network.vertexCount();
  }

  /** On how many devices they may be. */
  public int deviceCount() {
    return cluster.deviceCount();
  }

  /** Whether some vertex may be on one device or another, so that there is anything to search. */
  public boolean hasChoice() {
    return deviceCount() > 1 && pins.pinnedCount() < vertexCount();
  }

  private static void requireFittingRules(Network network, Rules rules) {
    for (VertexSet set : rules.colocated()) {
      if (set.first() < 0 || set.last() >= network.vertexCount()) {
        throw new InvalidModelException(
            "Vertices %s must be together, but the vertices are numbered from 0 to %d."
                .formatted(set, network.vertexCount() - 1));
      }
    }
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
      requireExactTimes("channel " + channel.name(), channel.bandwidth(), most);
    }
    for (Port port : cluster.ports()) {
      requireExactTimes("port " + port.name(), port.bandwidth(), most);
    }
  }

  /**
   * Where RAM must hold a pipeline, no sum of copies may overflow: an output has at most two for
   * each piece of a layer, of which there are no more than vertices, and two more. And each step or
   * transfer must keep one resource busy, or no schedule is known for every period.
   */
  private static void requirePipelinable(Network network, Cluster cluster) {
    if (!network.isPipelined()) {
      return;
    }
    if (!network.feedbackReaders().isEmpty()) {
      throw new InvalidModelException(
          ("Memory cannot be counted as pipelined in network %s, whose feedback keeps values beyond"
                  + " an inference.")
              .formatted(network.name()));
    }
    if (!cluster.hasPlainTransfers()) {
      throw new InvalidModelException(
          "Memory cannot be counted as pipelined in cluster %s, where ports, multicast channels or"
                  .formatted(cluster.name())
              + " processors that communicate keep several things busy at once.");
    }
    long outputs = 0;
    long most =
        Network.MAX_TOTAL / (2L * network.vertexCount() + 4) / Math.max(1, cluster.deviceCount());
    for (int v = 0; v < network.vertexCount(); v++) {
      outputs += network.output(v);
      if (outputs > most) {
        throw new InvalidModelException(
            "The outputs of network %s are too many values to count their copies exactly."
                .formatted(network.name()));
      }
    }
  }

  private static void requireExactTimes(String what, Fraction bandwidth, long most) {
    if (most > Network.MAX_TOTAL / bandwidth.denominator()) {
      throw new InvalidModelException(
          "The bandwidth of %s (%s) has too large a denominator to compute exactly what %d values take."
              .formatted(what, bandwidth, most));
    }
  }

  @Override
  public String toString() {
    return "Problem[%s, %s, %s]".formatted(name, network, cluster);
  }
}
