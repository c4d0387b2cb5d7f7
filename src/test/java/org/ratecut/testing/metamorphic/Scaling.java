package org.ratecut.testing.metamorphic;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Network;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;

/** One application of {@link Scale}: what is multiplied by what, unless it stays as it is. */
final class Scaling {

  private final Problem problem;
  private final Draft draft;
  private final Random random;
  private final boolean withSmallAmounts;
  private Fraction work = Fraction.of(1);
  private Fraction loadSpeed = Fraction.of(1);
  private Fraction traffic = Fraction.of(1);
  private Fraction trafficSpeed = Fraction.of(1);

  /** What was added to all computations and to all outputs together. */
  private long addedComputation;

  private long addedOutput;

  /** What was added to all measured times together. */
  private long addedTicks;

  private Fraction timeSpeed = Fraction.of(1);
  private Fraction time = Fraction.of(1);

  Scaling(Problem problem, Random random, boolean withSmallAmounts) {
    this.problem = problem;
    this.draft = new Draft(problem);
    this.random = random;
    this.withSmallAmounts = withSmallAmounts;
  }

  /** Sizes in all memories, and the memories. */
  Scaling memory(long factor) {
    long items = 2L * draft.vertices.size() + draft.groups.size();
    long most = (factor - 1) / items;
    draft.changeVertices(
        v -> {
          long small = small(most);
          long activation = times(factor, v.activation()) + draw(small);
          long flash = times(factor, v.flash()) + (v.flash() > 0 ? small(most) : 0);
          return new Vertex(
              times(factor, v.memory()) + small, activation, flash, v.computation(), v.output());
        });
    for (int g = 0; g < draft.groups.size(); g++) {
      long small = draft.groups.get(g).size() > 0 ? small(most) : 0;
      draft.setGroup(
          g, times(factor, draft.groups.get(g).size()) + small, draft.groups.get(g).members());
    }
    long least = withSmallAmounts ? most * items : 0;
    draft.devices.replaceAll(
        d ->
            d.withMemory(
                times(factor, usable(MemoryKind.RAM, d, factor))
                    + least
                    + small(factor - 1 - least),
                times(factor, usable(MemoryKind.FLASH, d, factor))
                    + least
                    + small(factor - 1 - least)));
    return this;
  }

  /** A memory, or if that would overflow as much of it as can be used at all. */
  private long usable(MemoryKind kind, Device device, long factor) {
    long all =
        IntStream.range(0, problem.vertexCount())
                .mapToLong(v -> problem.network().memory(kind, v))
                .sum()
            + problem.network().totalParameterMemory(kind);
    return Math.min(device.memory(kind), Math.max(all, Network.MAX_TOTAL / factor));
  }

  Scaling computation(long factor) {
    long most = (factor - 1) / draft.vertices.size();
    work = Fraction.of(factor);
    draft.changeVertices(
        v -> {
          long small = small(most);
          addedComputation += small;
          return new Vertex(
              v.memory(),
              v.activation(),
              v.flash(),
              times(factor, v.computation()) + small,
              v.output());
        });
    return this;
  }

  Scaling performance(long factor) {
    loadSpeed = Fraction.of(factor);
    draft.devices.replaceAll(d -> d.withPerformance(times(factor, d.performance())));
    return this;
  }

  /** What was measured. */
  Scaling measuredTimes(long factor) {
    long most = (factor - 1) / draft.vertices.size();
    time = Fraction.of(factor);
    draft.ticks.replaceAll(
        each ->
            Arrays.stream(each)
                .map(
                    ticks -> {
                      long small = ticks == MeasuredTimes.UNMEASURED ? 0 : small(most);
                      addedTicks += small;
                      return small + (ticks < 0 ? ticks : times(factor, ticks));
                    })
                .toArray());
    return this;
  }

  /** The unit of what was measured becomes smaller. */
  Scaling ticksPerSecond(long factor) {
    timeSpeed = Fraction.of(factor);
    if (!draft.ticks.isEmpty()) {
      draft.ticksPerSecond = times(factor, draft.ticksPerSecond);
    }
    return this;
  }

  /** What sends nothing still sends nothing: it needs no channel. */
  Scaling outputs(long factor) {
    long most = (factor - 1) / draft.vertices.size();
    traffic = Fraction.of(factor);
    draft.changeVertices(
        v -> {
          long small = v.output() > 0 ? small(most) : 0;
          addedOutput += small;
          return new Vertex(
              v.memory(),
              v.activation(),
              v.flash(),
              v.computation(),
              times(factor, v.output()) + small);
        });
    return this;
  }

  Scaling bandwidth(long factor) {
    trafficSpeed = Fraction.of(factor);
    for (int h = 0; h < draft.channels.size(); h++) {
      if (!draft.channels.get(h).isUnlimited()) {
        draft.setBandwidth(h, times(factor, draft.channels.get(h).bandwidth()));
      }
    }
    draft.ports.replaceAll(
        p -> new Port(p.name(), p.device(), times(factor, p.bandwidth()), p.direction(), p.once()));
    draft.devices.replaceAll(
        d ->
            d.communication()
                .map(
                    each ->
                        d.withCommunication(
                            new Communication(times(factor, each.bandwidth()), each.once())))
                .orElse(d));
    return this;
  }

  Changed build() {
    Problem scaled = draft.build(problem.name() + "-scaled");
    boolean isRate = problem.objective() == Objective.RATE;
    Fraction factor = isRate ? quotient(traffic, trafficSpeed) : traffic;
    boolean isOne =
        factor.equals(quotient(work, loadSpeed)) && factor.equals(quotient(time, timeSpeed));
    if (isRate && !isOne) {
      throw new IllegalStateException("Everything must take longer by the same factor.");
    }
    return new Changed(scaled, Relation.times(factor, slack(scaled, isRate)));
  }

  /** What the small amounts can add to the cost of any assignment. */
  private Ratio slack(Problem scaled, boolean isRate) {
    Ratio sent = Ratio.of(addedOutput).times(Ratio.of(problem.deviceCount() - 1L));
    if (!isRate) {
      return sent;
    }
    Ratio slack = Ratio.ZERO;
    for (Device device : scaled.cluster().devices()) {
      slack = Ratio.max(slack, slack(scaled, device, sent));
    }
    for (Port port : scaled.cluster().ports()) {
      slack = Ratio.max(slack, sent.dividedBy(Ratio.of(port.bandwidth())));
    }
    for (Channel channel : scaled.cluster().channels()) {
      slack = Ratio.max(slack, sent.dividedBy(Ratio.of(channel.bandwidth())));
    }
    return slack;
  }

  /** An output is sent to each other device at most, or received: {@code sent} has room for it. */
  private Ratio slack(Problem scaled, Device device, Ratio sent) {
    Ratio computing = Ratio.of(addedComputation).dividedBy(Ratio.of(device.performance()));
    Ratio measured = Ratio.of(addedTicks).dividedBy(Ratio.of(scaled.times().ticksPerSecond()));
    Ratio communicating =
        device
            .communication()
            .map(each -> sent.dividedBy(Ratio.of(each.bandwidth())))
            .orElse(Ratio.ZERO);
    return computing.plus(measured).plus(communicating);
  }

  private static Fraction quotient(Fraction whole, Fraction part) {
    return Fraction.of(whole.numerator(), part.numerator());
  }

  private long small(long most) {
    return withSmallAmounts ? draw(most) : 0;
  }

  /** Mostly anything, at times the least or the most. */
  private long draw(long most) {
    return switch (random.nextInt(5)) {
      case 0 -> 0;
      case 1 -> most;
      default -> (long) (random.nextDouble() * (most + 1));
    };
  }

  private static Fraction times(long factor, Fraction bandwidth) {
    return Fraction.of(times(factor, bandwidth.numerator()), bandwidth.denominator());
  }

  private static long times(long factor, long amount) {
    return Math.multiplyExact(factor, amount);
  }
}
