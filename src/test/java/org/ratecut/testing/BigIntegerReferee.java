package org.ratecut.testing;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.model.Assignment;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.DevicePair;
import org.ratecut.model.cluster.MemoryKind;

/**
 * What an assignment is worth by the formulas of {@code docs/model.md}, in integers of any size. It
 * shares nothing with the code that it is a standard for, and knows neither flash nor phases.
 */
public final class BigIntegerReferee {

  private final Problem problem;
  private final Network network;
  private final Assignment assignment;

  private BigIntegerReferee(Problem problem, Assignment assignment) {
    this.problem = problem;
    this.network = problem.network();
    this.assignment = assignment;
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

    static Cost of(BigInteger amount, long numerator, long denominator) {
      return new Cost(amount.multiply(big(denominator)), big(numerator));
    }

    Cost max(Cost other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  /** The cost of an assignment for the objective of its problem; empty if it is not valid. */
  public static Optional<Cost> cost(Problem problem, Assignment assignment) {
    BigIntegerReferee referee = new BigIntegerReferee(problem, assignment);
    return referee.isValid() ? Optional.of(referee.cost()) : Optional.empty();
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  private boolean isValid() {
    boolean pinned =
        IntStream.range(0, problem.vertexCount())
            .filter(problem.pins()::isPinned)
            .allMatch(v -> problem.pins().deviceOf(v) == assignment.deviceOf(v));
    boolean fits =
        IntStream.range(0, problem.deviceCount())
            .allMatch(d -> memory(d).compareTo(big(problem.cluster().device(d).memory())) <= 0);
    return pinned && fits && isConnected();
  }

  private boolean isConnected() {
    for (int from = 0; from < problem.deviceCount(); from++) {
      for (int to = 0; to < problem.deviceCount(); to++) {
        boolean talk = problem.cluster().channelBetween(from, to) >= 0;
        if (from != to && !talk && traffic(from, to).signum() > 0) {
          return false;
        }
      }
    }
    return true;
  }

  private BigInteger memory(int device) {
    BigInteger own =
        vertices(device)
            .mapToObj(v -> big(network.memory(MemoryKind.RAM, v)))
            .reduce(BigInteger.ZERO, BigInteger::add);
    return network.parameterGroups().stream()
        .filter(group -> vertices(device).anyMatch(group.members()::contains))
        .map(group -> big(group.size()))
        .reduce(own, BigInteger::add);
  }

  private IntStream vertices(int device) {
    return IntStream.range(0, problem.vertexCount()).filter(v -> assignment.deviceOf(v) == device);
  }

  private BigInteger traffic(int from, int to) {
    BigInteger sum = BigInteger.ZERO;
    for (Broadcast broadcast : network.broadcasts()) {
      if (vertices(to).anyMatch(broadcast.consumers()::contains)) {
        sum =
            vertices(from)
                .filter(broadcast.producers()::contains)
                .mapToObj(v -> big(network.output(v)))
                .reduce(sum, BigInteger::add);
      }
    }
    return sum;
  }

  private Cost cost() {
    Cost cost = Cost.ZERO;
    BigInteger all = BigInteger.ZERO;
    for (Channel channel : problem.cluster().channels()) {
      BigInteger traffic = BigInteger.ZERO;
      for (DevicePair pair : channel.pairs()) {
        traffic = traffic.add(traffic(pair.from(), pair.to()));
      }
      all = all.add(traffic);
      cost =
          cost.max(
              Cost.of(traffic, channel.bandwidth().numerator(), channel.bandwidth().denominator()));
    }
    if (problem.objective() == Objective.COMMUNICATION) {
      return new Cost(all, BigInteger.ONE);
    }
    for (int d = 0; d < problem.deviceCount(); d++) {
      BigInteger load =
          vertices(d)
              .mapToObj(v -> big(network.computation(v)))
              .reduce(BigInteger.ZERO, BigInteger::add);
      cost = cost.max(Cost.of(load, problem.cluster().device(d).performance(), 1));
    }
    return cost;
  }
}
