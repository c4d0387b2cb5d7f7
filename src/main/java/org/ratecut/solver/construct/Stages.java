package org.ratecut.solver.construct;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.ratecut.model.Broadcast;
import org.ratecut.model.MemoryLimit;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;

/** What stages of consecutive whole layers cost, with the pinned vertices where they must be. */
final class Stages {

  private final Problem problem;
  private final Network network;
  private final Map<MemoryLimit, long[]> layerMemory = new LinkedHashMap<>();
  private final long[] layerComputation;
  private final BitSet[] layerGroups;
  private final Map<MemoryLimit, long[]> pinnedMemory = new LinkedHashMap<>();
  private final long[] pinnedComputation;
  private final BitSet[] pinnedGroups;
  private final long[] crossing;

  Stages(Problem problem) {
    this.problem = problem;
    network = problem.network();
    int layers = network.layers().size();
    for (MemoryLimit limit : network.memoryLimits()) {
      layerMemory.put(limit, new long[layers]);
      pinnedMemory.put(limit, new long[problem.deviceCount()]);
    }
    layerComputation = new long[layers];
    layerGroups = bitSets(layers);
    pinnedComputation = new long[problem.deviceCount()];
    pinnedGroups = bitSets(problem.deviceCount());
    for (int v = 0; v < problem.vertexCount(); v++) {
      if (problem.pins().isPinned(v)) {
        count(v, problem.pins().deviceOf(v), pinnedMemory, pinnedComputation, pinnedGroups);
      } else {
        count(v, network.layerOf(v), layerMemory, layerComputation, layerGroups);
      }
    }
    crossing = new long[layers + 1];
    countCrossings();
  }

  private static BitSet[] bitSets(int count) {
    return IntStream.range(0, count).mapToObj(i -> new BitSet()).toArray(BitSet[]::new);
  }

  private void count(
      int vertex, int where, Map<MemoryLimit, long[]> memory, long[] computation, BitSet[] groups) {
    memory.forEach((limit, used) -> used[where] += network.memory(limit, vertex));
    computation[where] += network.computation(vertex);
    network.groupsOf(vertex).forEach(groups[where]::set);
  }

  private void countCrossings() {
    for (Broadcast broadcast : network.broadcasts()) {
      int lastLayer = network.layerOf(broadcast.consumers().last());
      broadcast
          .producers()
          .forEachInt(
              producer -> {
                for (int cut = network.layerOf(producer) + 1; cut <= lastLayer; cut++) {
                  crossing[cut] += network.output(producer);
                }
              });
    }
  }

  /** Values per inference that layers before the cut send to layers from it on, each once. */
  long valuesCrossing(int cut) {
    return crossing[cut];
  }

  /**
   * Seconds per inference that a device computes if it holds the layers from {@code first}
   * (inclusive) to {@code end} (exclusive); infinite if their memory does not fit.
   */
  double seconds(int first, int end, int device) {
    long computation = pinnedComputation[device];
    BitSet groups = (BitSet) pinnedGroups[device].clone();
    for (int layer = first; layer < end; layer++) {
      computation += layerComputation[layer];
      groups.or(layerGroups[layer]);
    }
    return network.memoryLimits().stream()
            .allMatch(limit -> fits(limit, first, end, device, groups))
        ? (double) computation / problem.cluster().device(device).performance()
        : Double.POSITIVE_INFINITY;
  }

  private boolean fits(MemoryLimit limit, int first, int end, int device, BitSet groups) {
    long memory =
        pinnedMemory.get(limit)[device]
            + Arrays.stream(layerMemory.get(limit), first, end).sum()
            + groups.stream()
                .mapToLong(g -> network.parameterGroups().get(g).sizeIn(limit.kind()))
                .sum();
    return memory <= problem.cluster().device(device).memory(limit.kind());
  }
}
