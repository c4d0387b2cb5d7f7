package org.ratecut.diagnose;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.model.Network;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.InvalidModelException;

/** The changes worth asking about for an assignment: its busiest device and channel, and memory. */
final class Changes {

  private final Problem problem;
  private final Cluster cluster;
  private final Evaluation evaluation;

  Changes(Problem problem, Evaluation evaluation) {
    this.problem = problem;
    this.cluster = problem.cluster();
    this.evaluation = evaluation;
  }

  /**
   * A problem with a change.
   *
   * @param slowdown every period of the changed problem is at least this times that of the same
   *     assignment without the change; empty where the change admits other assignments
   */
  record Changed(Change change, Problem problem, Optional<Fraction> slowdown) {}

  /** Speed is no matter where only traffic counts. */
  List<Changed> all() {
    List<Changed> all = new ArrayList<>();
    if (problem.objective() == Objective.RATE) {
      busiestDevice().flatMap(this::faster).ifPresent(all::add);
      busiestChannel().flatMap(this::wider).ifPresent(all::add);
    }
    all.add(new Changed(new Change.LargerMemories(), withLargerMemories(), Optional.empty()));
    return List.copyOf(all);
  }

  private Problem withLargerMemories() {
    Problem changed = problem;
    for (MemoryKind kind : problem.network().memoryKinds()) {
      changed = Clusters.withMemory(changed, kind, Changes::aTenthMore);
    }
    return changed;
  }

  private Optional<Integer> busiestDevice() {
    return IntStream.range(0, cluster.deviceCount())
        .boxed()
        .filter(d -> evaluation.loads().get(d) > 0)
        .max(Comparator.comparing(evaluation.deviceTimes()::get));
  }

  private Optional<Integer> busiestChannel() {
    return IntStream.range(0, cluster.channelCount())
        .boxed()
        .filter(h -> evaluation.channelTraffic().get(h) > 0)
        .filter(h -> !cluster.channel(h).isUnlimited())
        .max(Comparator.comparing(evaluation.channelTimes()::get));
  }

  /** Empty if the model allows no device so fast. */
  private Optional<Changed> faster(int d) {
    Device before = cluster.device(d);
    long performance = aTenthMore(before.performance());
    if (performance > Network.MAX_TOTAL) {
      return Optional.empty();
    }
    Problem changed = Clusters.withPerformance(problem, d, performance);
    return Optional.of(
        new Changed(
            new Change.FasterDevice(before, changed.cluster().device(d)),
            changed,
            Optional.of(Fraction.of(before.performance(), performance))));
  }

  /** Empty if the model cannot express so much more of an odd bandwidth exactly. */
  private Optional<Changed> wider(int h) {
    Channel before = cluster.channel(h);
    try {
      Fraction bandwidth =
          Fraction.of(
              BigInteger.valueOf(before.bandwidth().numerator()).multiply(BigInteger.valueOf(11)),
              BigInteger.valueOf(before.bandwidth().denominator()).multiply(BigInteger.TEN));
      return Optional.of(
          new Changed(
              new Change.WiderChannel(before, before.withBandwidth(bandwidth)),
              Clusters.withBandwidth(problem, h, bandwidth),
              Optional.of(Fraction.of(10, 11))));
    } catch (InvalidModelException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static long aTenthMore(long amount) {
    long tenth = amount / 10 + (amount % 10 == 0 ? 0 : 1);
    return amount > Long.MAX_VALUE - tenth ? Long.MAX_VALUE : amount + tenth;
  }
}
