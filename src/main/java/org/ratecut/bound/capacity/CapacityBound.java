package org.ratecut.bound.capacity;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundListener;
import org.ratecut.bound.BoundMethod;
import org.ratecut.bound.PlainRelaxation;
import org.ratecut.model.Network;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;

/**
 * What totals alone prove: all computation over all performance, as far as memories let devices
 * take part; the largest vertex on the fastest device that can hold it; what is pinned; and whether
 * memory suffices at all.
 */
public final class CapacityBound implements BoundMethod {

  @Override
  public String name() {
    return "capacity";
  }

  @Override
  public void prove(Problem problem, BoundBudget budget, BoundListener listener) {
    Problem plain = PlainRelaxation.of(problem);
    Optional<Bound> infeasible = MemoryBounds.infeasibility(problem);
    if (infeasible.isPresent()) {
      listener.onBound(infeasible.orElseThrow());
      return;
    }
    if (problem.objective() == Objective.COMMUNICATION) {
      listener.onBound(Bound.atLeast(Fraction.ZERO, "trivial", "Traffic is never negative."));
      return;
    }
    listener.onBound(computation(problem));
    listener.onBound(largestVertex(problem));
    listener.onBound(pinnedLoad(problem));
    withMemory(plain).ifPresent(listener::onBound);
  }

  /** All computation over all performance: the trivial bound on the period. */
  public static Bound computation(Problem problem) {
    Problem plain = PlainRelaxation.of(problem);
    BigInteger performance =
        plain.cluster().devices().stream()
            .map(Device::performance)
            .sorted(Comparator.reverseOrder())
            .limit(problem.rules().maxDevices().orElse(problem.deviceCount()))
            .map(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger total = BigInteger.valueOf(plain.network().totalComputation());
    return Bound.atLeast(
        Fraction.atMost(total, performance),
        "computation",
        "One inference takes %s FLOP and all devices together compute %s FLOP/s."
            .formatted(total, performance));
  }

  private static Bound largestVertex(Problem problem) {
    Network network = problem.network();
    Fraction longest = Fraction.ZERO;
    for (int v = 0; v < network.vertexCount(); v++) {
      int vertex = v;
      Fraction least =
          IntStream.range(0, problem.deviceCount())
              .filter(d -> MemoryBounds.canHold(problem.cluster().device(d), network, vertex))
              .mapToObj(d -> problem.resources().time(d, problem.work(d, vertex)))
              .reduce(Fraction::min)
              .orElseThrow();
      longest = Fraction.max(longest, least);
    }
    return Bound.atLeast(
        longest,
        "largest-vertex",
        "A single vertex takes this long on the fastest device that can hold it.");
  }

  private static Bound pinnedLoad(Problem problem) {
    long[] loads = new long[problem.deviceCount()];
    IntStream.range(0, problem.vertexCount())
        .filter(problem.pins()::isPinned)
        .forEach(
            v -> {
              int device = problem.pins().deviceOf(v);
              loads[device] += problem.work(device, v);
            });
    Fraction longest = Fraction.ZERO;
    for (int d = 0; d < loads.length; d++) {
      longest = Fraction.max(longest, problem.resources().time(d, loads[d]));
    }
    return Bound.atLeast(
        longest, "pinned-load", "The vertices pinned to one device take this long there.");
  }

  /** The most FLOP of vertices that fit in the memories of each device. */
  private static long[] maxComputation(Problem problem) {
    long[] most = new long[problem.deviceCount()];
    Arrays.fill(most, Long.MAX_VALUE);
    for (MemoryKind kind : problem.network().memoryKinds()) {
      MemoryKnapsack knapsack = new MemoryKnapsack(problem.network(), kind);
      Arrays.setAll(
          most,
          d ->
              Math.min(most[d], knapsack.maxComputation(problem.cluster().device(d).memory(kind))));
    }
    return most;
  }

  /**
   * Devices whose memory is full before their time is up contribute what fits in it; the others
   * share the rest.
   */
  private static Optional<Bound> withMemory(Problem problem) {
    List<Device> devices = problem.cluster().devices();
    long[] most = maxComputation(problem);
    boolean[] full = new boolean[most.length];
    Fraction period = Fraction.ZERO;
    boolean changed = true;
    while (changed) {
      BigInteger rest = BigInteger.valueOf(problem.network().totalComputation());
      BigInteger performance = BigInteger.ZERO;
      for (int d = 0; d < most.length; d++) {
        if (full[d]) {
          rest = rest.subtract(BigInteger.valueOf(most[d]));
        } else {
          performance = performance.add(BigInteger.valueOf(devices.get(d).performance()));
        }
      }
      if (rest.signum() <= 0) {
        break;
      }
      if (performance.signum() == 0) {
        return Optional.of(
            Bound.infeasible(
                "memory-and-computation",
                "The vertices that fit in the memories compute less than one inference."));
      }
      period = Fraction.atMost(rest, performance);
      changed = false;
      for (int d = 0; d < most.length; d++) {
        long performanceOfDevice = devices.get(d).performance();
        boolean fills = Fraction.of(most[d], performanceOfDevice).isLessThan(period);
        changed |= fills && !full[d];
        full[d] |= fills;
      }
    }
    return Optional.of(
        Bound.atLeast(
            period,
            "memory-and-computation",
            "Devices whose memory fills up leave the rest of the computation to the others."));
  }
}
