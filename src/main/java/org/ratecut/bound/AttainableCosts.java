package org.ratecut.bound;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ratecut.model.Channel;
import org.ratecut.model.Cluster;
import org.ratecut.model.Device;
import org.ratecut.model.Fraction;
import org.ratecut.model.Network;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;

/**
 * The costs that an assignment can have at all. A period is a load over a performance or traffic
 * over a bandwidth, and loads and traffic are sums of what the vertices compute and send; a total
 * traffic is such a sum itself. So there are gaps between costs, and refuting one cost proves the
 * next.
 */
public final class AttainableCosts {

  /** Something that is used up to a sum of certain amounts at a certain speed. */
  private record Resource(Fraction speed, ReachableSums sums) {

    /** More than any sum is, and little enough that the time for it is still a fraction. */
    private long unlimited() {
      return Network.MAX_TOTAL / speed.denominator();
    }

    /** The time for the least sum that takes longer than a cost, or empty if none does. */
    Optional<Fraction> above(Fraction cost) {
      long within = floor(speed, cost);
      long next = within >= unlimited() ? Long.MAX_VALUE : sums.above(within);
      return next == Long.MAX_VALUE ? Optional.empty() : Optional.of(speed.timeFor(next));
    }

    /** The time for the greatest sum that is at most a limit. */
    Fraction atMost(long limit) {
      return speed.timeFor(sums.atMost(Math.min(limit, unlimited())));
    }
  }

  private final Problem problem;
  private final List<Resource> resources;
  private final ReachableSums loadSums;
  private final ReachableSums trafficSums;

  public AttainableCosts(Problem problem) {
    this.problem = problem;
    Network network = problem.network();
    IntStream vertices = IntStream.range(0, network.vertexCount());
    this.loadSums = new ReachableSums(vertices.mapToLong(network::computation));
    this.trafficSums =
        new ReachableSums(
            IntStream.range(0, network.vertexCount())
                .filter(v -> network.outgoingBroadcast(v) >= 0)
                .mapToLong(network::output));
    this.resources = resources();
  }

  private List<Resource> resources() {
    if (problem.objective() == Objective.COMMUNICATION) {
      return List.of(new Resource(Fraction.of(1), trafficSums));
    }
    Stream<Resource> devices =
        problem.cluster().devices().stream()
            .map(Device::performance)
            .distinct()
            .map(performance -> new Resource(Fraction.of(performance), loadSums));
    Stream<Resource> channels =
        problem.cluster().channels().stream()
            .map(Channel::bandwidth)
            .distinct()
            .map(bandwidth -> new Resource(bandwidth, trafficSums));
    return Stream.concat(devices, channels).toList();
  }

  /** The least attainable cost above a cost, or empty if there is none. */
  public Optional<Fraction> above(Fraction cost) {
    return resources.stream().flatMap(r -> r.above(cost).stream()).reduce(Fraction::min);
  }

  /** The greatest attainable cost that is not above a cost. */
  public Fraction atMost(Fraction cost) {
    return resources.stream()
        .map(r -> r.atMost(floor(r.speed, cost)))
        .reduce(Fraction.ZERO, Fraction::max);
  }

  /**
   * An attainable cost close to a number, which is at least 0: for choosing what to ask, where
   * rounding does no harm.
   */
  public Fraction near(double cost) {
    int digits = Math.max(0, 9 - (int) Math.floor(Math.log10(cost)));
    if (digits > 17) {
      return Fraction.ZERO;
    }
    long denominator = Math.round(Math.pow(10, digits));
    return atMost(Fraction.of(Math.round(cost * denominator), denominator));
  }

  /** The greatest attainable cost below a positive cost. */
  public Fraction below(Fraction cost) {
    return resources.stream()
        .map(r -> r.atMost(r.speed.capacityAbove(cost.reciprocal())))
        .reduce(Fraction.ZERO, Fraction::max);
  }

  /** A cost at which nothing is limited: even everything on the slowest resource costs no more. */
  public Fraction unlimited() {
    Network network = problem.network();
    long traffic = network.totalOutput() * problem.deviceCount();
    if (problem.objective() == Objective.COMMUNICATION) {
      return Fraction.of(traffic);
    }
    Stream<Fraction> loads =
        problem.cluster().devices().stream()
            .map(device -> Fraction.of(network.totalComputation(), device.performance()));
    Stream<Fraction> transfers =
        problem.cluster().channels().stream().map(channel -> channel.bandwidth().timeFor(traffic));
    return Stream.concat(loads, transfers).reduce(Fraction.ZERO, Fraction::max);
  }

  /** What the decision "cost at most this" allows each device and channel. */
  public Limits limitsAt(Fraction cost) {
    Network network = problem.network();
    Cluster cluster = problem.cluster();
    // More than everything, everywhere, is never used.
    long mostTraffic = network.totalOutput() * problem.deviceCount();
    long[] loads = new long[problem.deviceCount()];
    long[] traffic = new long[cluster.channelCount()];
    Arrays.fill(loads, network.totalComputation());
    Arrays.fill(traffic, mostTraffic);
    if (problem.objective() == Objective.COMMUNICATION) {
      long total = Math.min(mostTraffic, floor(Fraction.of(1), cost));
      Arrays.fill(traffic, total);
      return new Limits(loads, traffic, total);
    }
    for (int d = 0; d < loads.length; d++) {
      Fraction performance = Fraction.of(cluster.device(d).performance());
      loads[d] = Math.min(loads[d], loadSums.atMost(floor(performance, cost)));
    }
    // Half a million links of 1,024 devices mostly have one bandwidth.
    Map<Fraction, Long> mostAtBandwidth = new HashMap<>();
    for (int h = 0; h < traffic.length; h++) {
      long most =
          mostAtBandwidth.computeIfAbsent(
              cluster.channel(h).bandwidth(),
              bandwidth -> trafficSums.atMost(floor(bandwidth, cost)));
      traffic[h] = Math.min(traffic[h], most);
    }
    return new Limits(loads, traffic, mostTraffic);
  }

  /** The whole amount that a resource manages in a time, or more than any sum if that is huge. */
  private static long floor(Fraction speed, Fraction cost) {
    return cost.isZero() ? 0 : speed.capacityAt(cost.reciprocal());
  }
}
