package org.ratecut.certificate;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ratecut.model.Network;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.Resources;
import org.ratecut.model.exact.Fraction;

/**
 * What each resource can be used for, and how much traffic there can be in all, in an assignment
 * that costs less than a bound says.
 */
final class Limits {

  /** Sums are tabulated only if that takes no more steps. */
  private static final long MAX_STEPS = 100_000_000;

  private final Problem problem;
  private final Optional<Fraction> cost;
  private final long maxTraffic;
  private final List<Long> outputs;
  private final Map<List<Long>, Long> known = new HashMap<>();

  /**
   * Of a claim.
   *
   * @param cost that every valid assignment is said to have at least; empty for no limit
   */
  Limits(Problem problem, Optional<Fraction> cost) {
    Network network = problem.network();
    this.problem = problem;
    this.cost = cost;
    this.maxTraffic = network.totalOutput() * problem.deviceCount();
    this.outputs =
        distinct(
            IntStream.range(0, network.vertexCount())
                .filter(v -> network.outgoingBroadcast(v) >= 0)
                .mapToLong(network::output));
  }

  private static List<Long> distinct(LongStream amounts) {
    return amounts.filter(each -> each > 0).sorted().distinct().boxed().toList();
  }

  /** The most units of a resource. */
  long of(int resource) {
    Resources resources = problem.resources();
    long most = resources.maxUse(resource);
    if (cost.isEmpty()
        || problem.objective() == Objective.COMMUNICATION
        || resources.isUnlimited(resource)) {
      return most;
    }
    long below = Math.min(most, below(resources.speed(resource)));
    if (resources.kind(resource) != Resources.Kind.DEVICE) {
      return known.computeIfAbsent(List.of(below), key -> largestSum(below, outputs));
    }
    List<Long> key = List.of(below, (long) resources.workKind(resource));
    return known.computeIfAbsent(key, each -> largestSum(below, amounts(resource)));
  }

  /** The most values that devices send each other in all. */
  long total() {
    return cost.isEmpty() || problem.objective() == Objective.RATE
        ? maxTraffic
        : largestSum(Math.min(maxTraffic, below(Fraction.of(1))), outputs);
  }

  /** The largest whole number of units that takes less than the cost. */
  private long below(Fraction speed) {
    Fraction time = cost.orElseThrow();
    BigInteger units = product(speed.numerator(), time.numerator()).subtract(BigInteger.ONE);
    BigInteger each = product(speed.denominator(), time.denominator());
    // Java rounds towards 0, but -1 over anything must stay below 0.
    return units.signum() < 0
        ? -1
        : units.divide(each).min(BigInteger.valueOf(Network.MAX_TOTAL)).longValueExact();
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }

  /** Of such amounts all that a device does is a sum. */
  private List<Long> amounts(int device) {
    Resources resources = problem.resources();
    long perValue = resources.unitsPerValue(device);
    LongStream work =
        IntStream.range(0, problem.vertexCount()).mapToLong(v -> resources.work(device, v));
    return distinct(LongStream.concat(work, outputs.stream().mapToLong(o -> o * perValue)));
  }

  /** The largest sum of amounts, each taken any number of times, that is within a limit. */
  private static long largestSum(long limit, List<Long> amounts) {
    if (limit <= 0 || amounts.isEmpty()) {
      return Math.min(limit, 0);
    }
    long divisor =
        amounts.stream()
            .map(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::gcd)
            .longValueExact();
    long most = limit / divisor;
    if (most > MAX_STEPS / amounts.size()) {
      return most * divisor;
    }
    BitSet sums = new BitSet();
    sums.set(0);
    for (int sum = 1; sum <= most; sum++) {
      for (long amount : amounts) {
        if (amount / divisor <= sum && sums.get((int) (sum - amount / divisor))) {
          sums.set(sum);
          break;
        }
      }
    }
    return divisor * sums.previousSetBit((int) most);
  }
}
