package org.ratecut.evaluation;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Assignment;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;

/** How long resources are in use, as the referee sees it: fractions of seconds, added up. */
final class TimeCheck {

  private TimeCheck() {}

  /**
   * How long each device computes, and sends and receives where it does that itself.
   *
   * @param values that each sends and receives itself
   */
  static List<Fraction> ofDevices(Problem problem, Assignment assignment, List<Long> values) {
    int devices = problem.deviceCount();
    long[] flop = new long[devices];
    long[] ticks = new long[devices];
    for (int v = 0; v < problem.vertexCount(); v++) {
      int d = assignment.deviceOf(v);
      long measured = problem.times().ticks(d, v);
      if (measured == MeasuredTimes.UNMEASURED) {
        flop[d] = Math.addExact(flop[d], problem.network().computation(v));
      } else {
        ticks[d] = Math.addExact(ticks[d], measured);
      }
    }
    return IntStream.range(0, devices)
        .mapToObj(d -> ofDevice(problem, d, flop[d], ticks[d], values.get(d)))
        .toList();
  }

  /**
   * How long a device is in use.
   *
   * @param flop that it computes
   * @param ticks of measured times besides
   * @param values that it sends and receives itself
   */
  static Fraction ofDevice(Problem problem, int d, long flop, long ticks, long values) {
    Device device = problem.cluster().device(d);
    Fraction transfers =
        device.communication().map(each -> each.bandwidth().timeFor(values)).orElse(Fraction.ZERO);
    return sum(
        sum(
            Fraction.of(flop, device.performance()),
            Fraction.of(ticks, problem.times().ticksPerSecond())),
        transfers);
  }

  private static Fraction sum(Fraction a, Fraction b) {
    return a.isZero() || b.isZero() ? Fraction.max(a, b) : exactSum(a, b);
  }

  private static Fraction exactSum(Fraction a, Fraction b) {
    BigInteger below = BigInteger.valueOf(a.denominator());
    BigInteger otherBelow = BigInteger.valueOf(b.denominator());
    return Fraction.of(
        BigInteger.valueOf(a.numerator())
            .multiply(otherBelow)
            .add(BigInteger.valueOf(b.numerator()).multiply(below)),
        below.multiply(otherBelow));
  }

  /** How long each channel carries its traffic. Of half a million links few carry anything. */
  static List<Fraction> ofChannels(Problem problem, List<Long> traffic) {
    return IntStream.range(0, traffic.size())
        .mapToObj(
            h -> {
              Channel channel = problem.cluster().channel(h);
              return channel.isUnlimited() || traffic.get(h) == 0
                  ? Fraction.ZERO
                  : channel.bandwidth().timeFor(traffic.get(h));
            })
        .toList();
  }

  /** How long each port is in use. */
  static List<Fraction> ofPorts(Problem problem, List<Long> traffic) {
    return IntStream.range(0, traffic.size())
        .mapToObj(p -> problem.cluster().ports().get(p).bandwidth().timeFor(traffic.get(p)))
        .toList();
  }
}
