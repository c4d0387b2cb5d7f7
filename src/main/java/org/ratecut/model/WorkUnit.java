package org.ratecut.model;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.InvalidModelException;

/**
 * One unit for all that a device spends time on, so that its use is a whole number: FLOP where it
 * only computes, and as much as FLOP, measured times and transferred values have in common where it
 * does more.
 */
final class WorkUnit {

  private static final BigInteger LARGEST = BigInteger.valueOf(Network.MAX_TOTAL);

  private final long[] work;
  private final long perValue;
  private final long perSecond;
  private final long most;

  private WorkUnit(long[] work, long perValue, long perSecond, long most) {
    this.work = work;
    this.perValue = perValue;
    this.perSecond = perSecond;
    this.most = most;
  }

  /** What a device needs to have in common with another to share its unit. */
  record Key(long performance, int kind, Optional<Communication> communication) {}

  /** Units that each vertex takes; not to be changed. */
  long[] work() {
    return work;
  }

  /** Units that sending or receiving a value takes; 0 if the device does not do it itself. */
  long perValue() {
    return perValue;
  }

  /** Units that the device manages per second. */
  long perSecond() {
    return perSecond;
  }

  /** Units that the device can be used for at most. */
  long most() {
    return most;
  }

  /** The unit of a device that only computes, and has no measured times. */
  static WorkUnit flop(long[] computation, long performance) {
    return new WorkUnit(computation, 0, performance, Arrays.stream(computation).sum());
  }

  /**
   * The unit of any device.
   *
   * @param maxTraffic values that it sends and receives at most
   * @throws InvalidModelException if its use can exceed 2^53 units
   */
  static WorkUnit of(
      Network network, MeasuredTimes times, int number, Device device, long maxTraffic) {
    BigInteger performance = big(device.performance());
    BigInteger ticks = big(times.ticksPerSecond());
    BigInteger speed = BigInteger.ONE;
    boolean[] measured = new boolean[network.vertexCount()];
    for (int v = 0; v < measured.length; v++) {
      measured[v] = times.ticks(number, v) != MeasuredTimes.UNMEASURED;
      speed = common(speed, measured[v] ? ticks : performance);
    }
    BigInteger valuesPerSecond =
        device
            .communication()
            .map(each -> big(each.bandwidth().numerator()))
            .orElse(BigInteger.ONE);
    speed = common(speed, valuesPerSecond);
    BigInteger perValue =
        device
            .communication()
            .map(each -> big(each.bandwidth().denominator()))
            .orElse(BigInteger.ZERO)
            .multiply(speed.divide(valuesPerSecond));
    BigInteger[] work = new BigInteger[measured.length];
    BigInteger divisor = speed.gcd(perValue);
    for (int v = 0; v < work.length; v++) {
      work[v] =
          measured[v]
              ? big(times.ticks(number, v)).multiply(speed.divide(ticks))
              : big(network.computation(v)).multiply(speed.divide(performance));
      divisor = divisor.gcd(work[v]);
    }
    return reduced(device, work, perValue, speed, divisor, maxTraffic);
  }

  private static WorkUnit reduced(
      Device device,
      BigInteger[] work,
      BigInteger perValue,
      BigInteger speed,
      BigInteger divisor,
      long maxTraffic) {
    BigInteger most = perValue.divide(divisor).multiply(big(maxTraffic));
    for (int v = 0; v < work.length; v++) {
      work[v] = work[v].divide(divisor);
      most = most.add(work[v]);
    }
    BigInteger perSecond = speed.divide(divisor);
    if (most.max(perSecond).compareTo(LARGEST) > 0) {
      throw new InvalidModelException(
          "Device %s can be in use for %s units of 1/%s s, too many to count exactly; at most %d are. Round its performance, its bandwidth or the measured times."
              .formatted(device.name(), most, perSecond, Network.MAX_TOTAL));
    }
    long[] units = new long[work.length];
    for (int v = 0; v < work.length; v++) {
      units[v] = work[v].longValueExact();
    }
    return new WorkUnit(
        units,
        perValue.divide(divisor).longValueExact(),
        perSecond.longValueExact(),
        most.longValueExact());
  }

  /** The least common multiple. */
  private static BigInteger common(BigInteger a, BigInteger b) {
    return a.divide(a.gcd(b)).multiply(b);
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }
}
