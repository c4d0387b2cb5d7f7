package org.ratecut.bound;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Channel;
import org.ratecut.model.Cluster;
import org.ratecut.model.Device;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.Resources;
import org.ratecut.model.Rules;

/**
 * A problem of devices that only compute FLOP and channels that count each receiver, of which every
 * bound is one of the problem that it relaxes: each valid assignment stays valid and costs no more.
 * The proof, part by part, is in {@code docs/bounds.md}.
 *
 * <ul>
 *   <li>Rules, ports and the communication of processors are left out.
 *   <li>A multicast channel has no limit; it would not do to count each receiver there.
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
    List<Channel> channels =
        problem.cluster().channels().stream()
            .map(
                channel ->
                    channel.multicast()
                        ? channel.withMulticast(false).withBandwidth(Channel.UNLIMITED)
                        : channel)
            .toList();
    Cluster cluster = new Cluster(problem.cluster().name(), devices, channels);
    return new Problem(
        problem.name(),
        network,
        cluster,
        problem.pins(),
        problem.objective(),
        MeasuredTimes.none(),
        Rules.NONE);
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
        .mapToLong(d -> (long) Math.max(1, Math.min(Network.LARGEST_TOTAL, TOTAL / seconds[d])))
        .toArray();
  }

  /** The least over devices of {@code ⌊seconds · performance⌋}, in whole numbers. */
  private static long leastFlop(Problem problem, long[] performance, int vertex) {
    long least = Network.LARGEST_TOTAL / Math.max(1, problem.vertexCount());
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
