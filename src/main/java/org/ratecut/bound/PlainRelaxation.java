package org.ratecut.bound;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.Resources;
import org.ratecut.model.Rules;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.DevicePair;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;

/**
 * A problem of devices that only compute FLOP and channels that count each receiver, of which every
 * bound is one of the problem that it relaxes: each valid assignment stays valid and costs no more.
 * The proof, part by part, is in {@code docs/bounds.md}.
 *
 * <ul>
 *   <li>Rules are left out.
 *   <li>A channel that is multicast or has no limit falls apart into one for each receiver, as fast
 *       as the multicast channel, a port through which the device receives, or its processor,
 *       whichever is the slowest. What else ports and processors have to do with traffic is left
 *       out.
 *   <li>Where times are measured, each kind of device gets a performance by which it takes all
 *       vertices in about its time for all, and each vertex the least FLOP that this makes of its
 *       times.
 * </ul>
 */
public final class PlainRelaxation {

  /** The FLOP of all vertices together on each kind, before the least of all kinds is taken. */
  private static final double TOTAL = 1L << 30;

  private PlainRelaxation() {}

  /** The relaxed problem; the problem itself if there is nothing to relax. */
  public static Problem of(Problem problem) {
    if (problem.resources().isPlain() && problem.rules().isEmpty()) {
      return problem;
    }
    List<Device> devices = new ArrayList<>();
    for (Device each : problem.cluster().devices()) {
      devices.add(new Device(each.name(), each.memory(), each.performance(), each.flash()));
    }
    Network network = problem.network();
    if (!problem.times().isEmpty()) {
      long[] performance = performances(problem);
      for (int d = 0; d < devices.size(); d++) {
        devices.set(d, devices.get(d).withPerformance(performance[d]));
      }
      network = network.withComputation(v -> leastFlop(problem, performance, v));
    }
    Cluster cluster = new Cluster(problem.cluster().name(), devices, channels(problem.cluster()));
    return new Problem(
        problem.name(),
        network,
        cluster,
        problem.pins(),
        problem.objective(),
        MeasuredTimes.none(),
        Rules.NONE);
  }

  private static List<Channel> channels(Cluster cluster) {
    List<Channel> channels = new ArrayList<>();
    for (Channel channel : cluster.channels()) {
      if (!channel.multicast() && !channel.isUnlimited()) {
        channels.add(named(channels.size(), channel.bandwidth(), channel.pairs()));
        continue;
      }
      Map<Integer, List<DevicePair>> byReceiver =
          channel.pairs().stream()
              .collect(Collectors.groupingBy(DevicePair::to, TreeMap::new, Collectors.toList()));
      byReceiver.forEach(
          (to, pairs) ->
              channels.add(named(channels.size(), maxInto(cluster, channel, to), pairs)));
    }
    return channels;
  }

  private static Channel named(int number, Fraction bandwidth, List<DevicePair> pairs) {
    return new Channel("channel " + number, bandwidth, pairs);
  }

  /** What a channel can bring a device per second, in view of what the device can receive. */
  private static Fraction maxInto(Cluster cluster, Channel channel, int receiver) {
    Stream<Fraction> ports =
        cluster.ports().stream()
            .filter(port -> port.device() == receiver && port.direction().receives())
            .map(Port::bandwidth);
    Stream<Fraction> processor =
        cluster.device(receiver).communication().map(Communication::bandwidth).stream();
    return Stream.concat(ports, processor).reduce(channel.bandwidth(), Fraction::min);
  }

  /** Any performance makes a relaxation; one by which all kinds agree roughly makes a good one. */
  private static long[] performances(Problem problem) {
    Resources resources = problem.resources();
    double[] seconds =
        IntStream.range(0, problem.deviceCount())
            .mapToDouble(
                d ->
                    IntStream.range(0, problem.vertexCount())
                            .mapToDouble(v -> problem.work(d, v))
                            .sum()
                        / resources.speed(d).toDouble())
            .toArray();
    return IntStream.range(0, seconds.length)
        .mapToLong(d -> (long) Math.max(1, Math.min(Network.MAX_TOTAL, TOTAL / seconds[d])))
        .toArray();
  }

  /** The least over devices of {@code ⌊seconds · performance⌋}, in whole numbers. */
  private static long leastFlop(Problem problem, long[] performance, int vertex) {
    long least = Network.MAX_TOTAL / Math.max(1, problem.vertexCount());
    for (int d = 0; d < performance.length; d++) {
      long speed = problem.resources().speed(d).numerator();
      BigInteger flop =
          BigInteger.valueOf(problem.work(d, vertex))
              .multiply(BigInteger.valueOf(performance[d]))
              .divide(BigInteger.valueOf(speed));
      least = flop.min(BigInteger.valueOf(least)).longValueExact();
    }
    return least;
  }
}
