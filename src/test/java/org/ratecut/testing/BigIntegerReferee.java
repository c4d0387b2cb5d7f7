package org.ratecut.testing;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.model.Assignment;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Network;
import org.ratecut.model.Objective;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Phases;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;

/**
 * What assignments of a problem are worth by the formulas of {@code docs/model.md}, in integers of
 * any size. It shares nothing with the code that it is a standard for.
 */
public final class BigIntegerReferee {

  private final Problem problem;
  private final Network network;

  /** Whether a path of at least one arc leads from one vertex to the other. */
  private final boolean[][] reaches;

  /** A referee for all assignments of a problem. */
  public BigIntegerReferee(Problem problem) {
    this.problem = problem;
    this.network = problem.network();
    this.reaches = problem.rules().contiguous() ? Paths.of(network) : new boolean[0][];
  }

  /**
   * A cost, not in lowest terms.
   *
   * @param denominator positive
   */
  public record Cost(BigInteger numerator, BigInteger denominator) implements Comparable<Cost> {

    static final Cost ZERO = new Cost(BigInteger.ZERO, BigInteger.ONE);

    @Override
    public int compareTo(Cost other) {
      return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** What an amount takes at a speed. */
    static Cost of(BigInteger amount, Fraction speed) {
      return new Cost(amount.multiply(big(speed.denominator())), big(speed.numerator()));
    }

    Cost max(Cost other) {
      return compareTo(other) >= 0 ? this : other;
    }

    Cost plus(Cost other) {
      return new Cost(
          numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
          denominator.multiply(other.denominator));
    }
  }

  /** The cost of an assignment for the objective of its problem; empty if it is not valid. */
  public static Optional<Cost> cost(Problem problem, Assignment assignment) {
    return new BigIntegerReferee(problem).cost(assignment);
  }

  /** The cost of an assignment for the objective of the problem; empty if it is not valid. */
  public Optional<Cost> cost(Assignment assignment) {
    int[] devices = assignment.stream().toArray();
    if (!keepsPins(devices) || !keepsRules(devices) || !fits(devices)) {
      return Optional.empty();
    }
    Transfers transfers = new Transfers(problem, devices);
    return isConnected(transfers)
        ? Optional.of(
            problem.objective() == Objective.RATE
                ? period(devices, transfers)
                : new Cost(transfers.all(), BigInteger.ONE))
        : Optional.empty();
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  private boolean keepsPins(int[] devices) {
    return IntStream.range(0, devices.length)
        .filter(problem.pins()::isPinned)
        .allMatch(v -> problem.pins().deviceOf(v) == devices[v]);
  }

  private boolean keepsRules(int[] devices) {
    long used = IntStream.of(devices).distinct().count();
    for (VertexSet set : problem.rules().colocated()) {
      if (set.stream().map(v -> devices[v]).distinct().count() > 1) {
        return false;
      }
    }
    return problem.rules().maxDevices().stream().allMatch(max -> used <= max)
        && (!problem.rules().contiguous() || isContiguous(devices));
  }

  /** There are no u, w and x with paths from u to w to x where only w is on another device. */
  private boolean isContiguous(int[] devices) {
    for (int w = 0; w < devices.length; w++) {
      for (int u = 0; u < devices.length; u++) {
        for (int x = 0; x < devices.length; x++) {
          if (reaches[u][w]
              && reaches[w][x]
              && devices[u] == devices[x]
              && devices[u] != devices[w]) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean fits(int[] devices) {
    for (int d = 0; d < problem.deviceCount(); d++) {
      Device device = problem.cluster().device(d);
      if (ram(devices, d).compareTo(big(device.memory())) > 0
          || stored(devices, d, MemoryKind.FLASH).compareTo(big(device.flash())) > 0) {
        return false;
      }
    }
    return true;
  }

  /** What is there always, and the most that outputs take in any phase. */
  private BigInteger ram(int[] devices, int device) {
    BigInteger most = BigInteger.ZERO;
    for (int phase = 0; phase < network.layers().size(); phase++) {
      BigInteger kept = BigInteger.ZERO;
      for (int v = 0; v < devices.length; v++) {
        Phases phases = network.phases().get(network.layerOf(v));
        if (devices[v] == device && phases.first() <= phase && phase <= phases.last()) {
          kept = kept.add(big(network.vertex(v).activation()));
        }
      }
      most = most.max(kept);
    }
    return stored(devices, device, MemoryKind.RAM).add(most);
  }

  private BigInteger stored(int[] devices, int device, MemoryKind kind) {
    BigInteger sum = BigInteger.ZERO;
    for (int v = 0; v < devices.length; v++) {
      if (devices[v] == device) {
        long ram = network.vertex(v).memory() - network.vertex(v).activation();
        sum = sum.add(big(kind == MemoryKind.RAM ? ram : network.vertex(v).flash()));
      }
    }
    for (ParameterGroup group : network.parameterGroups()) {
      if (group.memory() == kind && group.members().stream().anyMatch(v -> devices[v] == device)) {
        sum = sum.add(big(group.size()));
      }
    }
    return sum;
  }

  private boolean isConnected(Transfers transfers) {
    for (int from = 0; from < problem.deviceCount(); from++) {
      for (int to = 0; to < problem.deviceCount(); to++) {
        boolean talk = problem.cluster().channelBetween(from, to) >= 0;
        if (from != to && !talk && transfers.between(from, to).signum() > 0) {
          return false;
        }
      }
    }
    return true;
  }

  private Cost period(int[] devices, Transfers transfers) {
    Cost period = Cost.ZERO;
    for (int d = 0; d < problem.deviceCount(); d++) {
      period = period.max(computing(devices, d).plus(communicating(d, transfers)));
    }
    for (Channel channel : problem.cluster().channels()) {
      if (!channel.bandwidth().equals(Channel.UNLIMITED)) {
        period = period.max(Cost.of(transfers.on(channel), channel.bandwidth()));
      }
    }
    for (Port port : problem.cluster().ports()) {
      BigInteger values =
          switch (port.direction()) {
            case SEND -> transfers.sent(port.device(), port.once());
            case RECEIVE -> transfers.received(port.device());
            case BOTH ->
                transfers.sent(port.device(), port.once()).add(transfers.received(port.device()));
          };
      period = period.max(Cost.of(values, port.bandwidth()));
    }
    return period;
  }

  private Cost computing(int[] devices, int device) {
    BigInteger flop = BigInteger.ZERO;
    BigInteger ticks = BigInteger.ZERO;
    for (int v = 0; v < devices.length; v++) {
      if (devices[v] == device) {
        long measured = problem.times().ticks(device, v);
        if (measured == MeasuredTimes.UNMEASURED) {
          flop = flop.add(big(network.vertex(v).computation()));
        } else {
          ticks = ticks.add(big(measured));
        }
      }
    }
    return new Cost(flop, big(problem.cluster().device(device).performance()))
        .plus(new Cost(ticks, big(problem.times().ticksPerSecond())));
  }

  private Cost communicating(int device, Transfers transfers) {
    return problem
        .cluster()
        .device(device)
        .communication()
        .map(
            each ->
                Cost.of(
                    transfers.sent(device, each.once()).add(transfers.received(device)),
                    each.bandwidth()))
        .orElse(Cost.ZERO);
  }
}
