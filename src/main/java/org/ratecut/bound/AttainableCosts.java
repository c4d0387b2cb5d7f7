package org.ratecut.bound;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ratecut.model.Network;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.Resources;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;

/**
 * The costs that an assignment can have at all. A period is the use of a device, channel or port
 * over its speed, and these are sums of what the vertices compute and send; a total traffic is such
 * a sum itself. So there are gaps between costs, and refuting one cost proves the next.
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
  private final Map<Integer, ReachableSums> sumsOfWorkKind = new HashMap<>();
  private final ReachableSums trafficSums;

  public AttainableCosts(Problem problem) {
    this.problem = problem;
    this.trafficSums = new ReachableSums(outputs());
    this.resources = resources();
  }

  private LongStream outputs() {
    Network network = problem.network();
    return IntStream.range(0, network.vertexCount())
        .filter(v -> network.outgoingBroadcast(v) >= 0)
        .mapToLong(network::output);
  }

  /** What a device is in use for is a sum of what vertices take and, perhaps, of outputs. */
  private ReachableSums loadSums(int device) {
    Resources all = problem.resources();
    return sumsOfWorkKind.computeIfAbsent(
        all.workKind(device),
        kind -> {
          LongStream work =
              IntStream.range(0, problem.vertexCount()).mapToLong(v -> all.work(device, v));
          long perValue = all.unitsPerValue(device);
          return new ReachableSums(
              perValue == 0
                  ? work
                  : LongStream.concat(work, outputs().map(output -> output * perValue)));
        });
  }

  private List<Resource> resources() {
    if (problem.objective() == Objective.COMMUNICATION) {
      return List.of(new Resource(Fraction.of(1), trafficSums));
    }
    Resources all = problem.resources();
    Stream<Resource> devices =
        IntStream.range(0, problem.deviceCount())
            .mapToObj(d -> new Resource(all.speed(all.ofDevice(d)), loadSums(d)))
            .distinct();
    return Stream.concat(
            devices, bandwidths().distinct().map(bandwidth -> new Resource(bandwidth, trafficSums)))
        .toList();
  }

  /** Of channels and ports that can take time. */
  private Stream<Fraction> bandwidths() {
    return Stream.concat(
        problem.cluster().channels().stream()
            .filter(channel -> !channel.isUnlimited())
            .map(Channel::bandwidth),
        problem.cluster().ports().stream().map(Port::bandwidth));
  }

  /** What the costs are of. */
  public Objective objective() {
    return problem.objective();
  }

  /** The least attainable cost above a cost, or empty if there is none. */
  public Optional<Fraction> above(Fraction cost) {
    return resources.stream().flatMap(r -> r.above(cost).stream()).reduce(Fraction::min);
  }

  /** The least cost above a cost at which a channel or port may carry more, if there is one. */
  public Optional<Fraction> moreTraffic(Fraction cost) {
    Stream<Fraction> speeds =
        problem.objective() == Objective.COMMUNICATION ? Stream.of(Fraction.of(1)) : bandwidths();
    return speeds
        .distinct()
        .flatMap(speed -> new Resource(speed, trafficSums).above(cost).stream())
        .reduce(Fraction::min);
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
    long traffic = maxTraffic();
    if (problem.objective() == Objective.COMMUNICATION) {
      return Fraction.of(traffic);
    }
    Resources all = problem.resources();
    Stream<Fraction> loads =
        IntStream.range(0, problem.deviceCount())
            .mapToObj(d -> all.time(all.ofDevice(d), all.maxUse(all.ofDevice(d))));
    Stream<Fraction> transfers = bandwidths().map(bandwidth -> bandwidth.timeFor(traffic));
    return Stream.concat(loads, transfers).reduce(Fraction.ZERO, Fraction::max);
  }

  /** More than everything, everywhere, is never sent. */
  private long maxTraffic() {
    return problem.network().totalOutput() * problem.deviceCount();
  }

  /** What the decision "cost at most this" allows each device, channel and port. */
  public CostLimits limitsAt(Fraction cost) {
    Resources all = problem.resources();
    Cluster cluster = problem.cluster();
    long[] loads = new long[problem.deviceCount()];
    long[] traffic = new long[cluster.channelCount()];
    long[] ports = new long[cluster.ports().size()];
    Arrays.setAll(loads, d -> all.maxUse(all.ofDevice(d)));
    if (problem.objective() == Objective.COMMUNICATION) {
      long total = Math.min(maxTraffic(), floor(Fraction.of(1), cost));
      Arrays.fill(traffic, total);
      Arrays.fill(ports, total);
      return new CostLimits(loads, traffic, ports, total);
    }
    for (int d = 0; d < loads.length; d++) {
      Fraction speed = all.speed(all.ofDevice(d));
      loads[d] = Math.min(loads[d], loadSums(d).atMost(floor(speed, cost)));
    }
    // Half a million links of 1,024 devices mostly have one bandwidth.
    Map<Fraction, Long> maxAtBandwidth = new HashMap<>();
    ToLongFunction<Fraction> most =
        bandwidth ->
            maxAtBandwidth.computeIfAbsent(
                bandwidth, each -> Math.min(maxTraffic(), trafficSums.atMost(floor(each, cost))));
    Arrays.setAll(
        traffic,
        h ->
            cluster.channel(h).isUnlimited()
                ? maxTraffic()
                : most.applyAsLong(cluster.channel(h).bandwidth()));
    Arrays.setAll(ports, p -> most.applyAsLong(cluster.ports().get(p).bandwidth()));
    return new CostLimits(loads, traffic, ports, maxTraffic());
  }

  /** The whole amount that a resource manages in a time, or more than any sum if that is huge. */
  private static long floor(Fraction speed, Fraction cost) {
    return cost.isZero() ? 0 : speed.capacityAt(cost.reciprocal());
  }
}
