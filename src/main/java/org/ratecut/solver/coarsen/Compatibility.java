package org.ratecut.solver.coarsen;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.MemoryKind;

/**
 * Which vertices may become one. They must be pinned and measured alike, and be at the same depth
 * of the dataflow: arcs only lead deeper, so that merging within a depth cannot close a cycle. And
 * what they become must fit easily on the smallest device.
 */
final class Compatibility {

  /** A merged vertex needs at most this part of the smallest memory. */
  private static final double MAX_PART_OF_MEMORY = 0.8;

  private final Problem problem;
  private final Network network;
  private final int[] depth;
  private final Map<MemoryKind, Long> largestMemory = new EnumMap<>(MemoryKind.class);

  Compatibility(Problem problem) {
    this.problem = problem;
    this.network = problem.network();
    this.depth = depths(network.ofOneInference());
    for (MemoryKind kind : network.memoryKinds()) {
      long smallest =
          problem.cluster().devices().stream()
              .mapToLong(device -> device.memory(kind))
              .min()
              .orElseThrow();
      largestMemory.put(kind, (long) (smallest * MAX_PART_OF_MEMORY));
    }
  }

  /** What two vertices must have in common to be merged. */
  record Kind(int pinnedDevice, int depth, boolean readsFeedback, List<Boolean> measured) {}

  Kind kindOf(int vertex) {
    return new Kind(
        problem.pins().deviceOf(vertex),
        depth[vertex],
        network.feedbackReaders().contains(vertex),
        problem.times().patternOf(vertex));
  }

  /** Whether this many vertices like the given one are small enough to stay together. */
  boolean fits(int vertex, int count) {
    return network.memoryKinds().stream()
        .allMatch(
            kind -> {
              long own = network.memory(kind, vertex);
              long shared = network.memoryWithParameters(kind, vertex) - own;
              return own <= (largestMemory.get(kind) - shared) / count;
            });
  }

  /** The length of the longest path that leads to each vertex, in a network without cycles. */
  private static int[] depths(Network network) {
    List<Broadcast> broadcasts = network.broadcasts();
    int[] depth = new int[network.vertexCount()];
    int[] broadcastsMissing = new int[network.vertexCount()];
    int[] producersMissing = broadcasts.stream().mapToInt(b -> b.producers().size()).toArray();
    Arrays.setAll(broadcastsMissing, v -> (int) network.incomingBroadcasts(v).count());
    Deque<Integer> ready = new ArrayDeque<>();
    for (int v = 0; v < depth.length; v++) {
      if (broadcastsMissing[v] == 0) {
        ready.add(v);
      }
    }
    int[] depthOfBroadcast = new int[broadcasts.size()];
    while (!ready.isEmpty()) {
      int vertex = ready.remove();
      int b = network.outgoingBroadcast(vertex);
      if (b >= 0) {
        depthOfBroadcast[b] = Math.max(depthOfBroadcast[b], depth[vertex] + 1);
        if (--producersMissing[b] == 0) {
          for (int consumer : broadcasts.get(b).consumers().toArray()) {
            depth[consumer] = Math.max(depth[consumer], depthOfBroadcast[b]);
            if (--broadcastsMissing[consumer] == 0) {
              ready.add(consumer);
            }
          }
        }
      }
    }
    return depth;
  }
}
