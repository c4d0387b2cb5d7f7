package org.ratecut.solver.dn2pciot;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.MemoryKind;

/** What both scans need: who is free on which device, cheap memory tests, and when to give up. */
final class ScanSupport {

  private static final int TRIES_BETWEEN_CHECKS = 4096;

  private final Problem problem;
  private final AssignmentState state;
  private final BooleanSupplier goOn;
  private final List<MemoryKind> memoryKinds;
  private final Map<MemoryKind, long[]> maxFreed = new EnumMap<>(MemoryKind.class);
  private final int[] freeVertices;
  private final int[] start;
  private int tries;
  private boolean ended;

  ScanSupport(Problem problem, AssignmentState state, BooleanSupplier goOn) {
    this.problem = problem;
    this.state = state;
    this.goOn = goOn;
    Network network = problem.network();
    memoryKinds = network.memoryKinds();
    for (MemoryKind kind : memoryKinds) {
      maxFreed.put(
          kind,
          IntStream.range(0, problem.vertexCount())
              .mapToLong(v -> network.memoryWithParameters(kind, v))
              .toArray());
    }
    freeVertices = new int[problem.vertexCount()];
    start = new int[problem.deviceCount() + 1];
  }

  /** Sorts the free vertices by device; within a device they are in increasing order. */
  void sortFree(boolean[] locked) {
    ended = !goOn.getAsBoolean();
    int next = 0;
    int[] count = new int[problem.deviceCount() + 1];
    for (int v = 0; v < locked.length; v++) {
      if (!locked[v]) {
        count[state.deviceOf(v) + 1]++;
      }
    }
    for (int d = 0; d < problem.deviceCount(); d++) {
      next += count[d];
      start[d] = next;
    }
    start[problem.deviceCount()] = next + count[problem.deviceCount()];
    int[] fill = start.clone();
    for (int v = 0; v < locked.length; v++) {
      if (!locked[v]) {
        freeVertices[fill[state.deviceOf(v)]++] = v;
      }
    }
  }

  int firstFreeOn(int device) {
    return start[device];
  }

  int endFreeOn(int device) {
    return start[device + 1];
  }

  int freeAt(int position) {
    return freeVertices[position];
  }

  /** Whether to stop because the budget ended; asks the budget only now and then. */
  boolean hasEnded() {
    if (++tries >= TRIES_BETWEEN_CHECKS) {
      tries = 0;
      ended = ended || !goOn.getAsBoolean();
    }
    return ended;
  }

  /** Whether a vertex might fit in the memory of a device, if its parameters are there already. */
  boolean mightFit(int vertex, int device) {
    if (problem.network().isPipelined()) {
      return true;
    }
    for (MemoryKind kind : memoryKinds) {
      if (problem.network().constantMemory(kind, vertex) > state.memoryFree(kind, device)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a device might not be over-full without a vertex that is on it. */
  boolean mightFitWithout(int vertex, int device) {
    if (problem.network().isPipelined()) {
      return true;
    }
    for (MemoryKind kind : memoryKinds) {
      if (-state.memoryFree(kind, device) > maxFreed.get(kind)[vertex]) {
        return false;
      }
    }
    return true;
  }

  /** The operation that was found, unless the budget ended first. */
  Optional<MoveOrSwap> result(BestOperation best) {
    if (best.isEmpty() || ended) {
      return Optional.empty();
    }
    int from = state.deviceOf(best.vertex());
    return Optional.of(
        best.isSwap()
            ? new MoveOrSwap(best.vertex(), from, state.deviceOf(best.target()), best.target())
            : new MoveOrSwap(best.vertex(), from, best.target(), MoveOrSwap.NONE));
  }
}
