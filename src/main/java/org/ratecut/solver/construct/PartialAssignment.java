package org.ratecut.solver.construct;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.ratecut.model.Cluster;
import org.ratecut.model.MemoryKind;
import org.ratecut.model.MemoryLimit;
import org.ratecut.model.Network;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;

/**
 * An assignment in the making. It knows the memory that is left on each device, with each parameter
 * group counted once, and whether a vertex placed there could talk with those placed before it.
 */
public final class PartialAssignment {

  /** The device of a vertex that is not placed yet. */
  public static final int UNPLACED = -1;

  private final Problem problem;
  private final Network network;
  private final int deviceCount;
  private final int[] deviceOf;
  private final Map<MemoryLimit, long[]> free = new LinkedHashMap<>();
  private final long[] load;
  private final int[][] groupsOf;
  private final BitSet[] groupsOn;
  private final Neighbours neighbours;

  /** Only the pinned vertices are placed. */
  public PartialAssignment(Problem problem) {
    this.problem = problem;
    network = problem.network();
    deviceCount = problem.deviceCount();
    deviceOf = new int[problem.vertexCount()];
    network.memoryLimits().forEach(limit -> free.put(limit, new long[deviceCount]));
    load = new long[deviceCount];
    groupsOf =
        IntStream.range(0, problem.vertexCount())
            .mapToObj(v -> network.groupsOf(v).toArray())
            .toArray(int[][]::new);
    groupsOn = IntStream.range(0, deviceCount).mapToObj(d -> new BitSet()).toArray(BitSet[]::new);
    neighbours = isComplete(problem.cluster()) ? null : new Neighbours(problem);
    clear();
  }

  private static boolean isComplete(Cluster cluster) {
    int devices = cluster.deviceCount();
    return IntStream.range(0, devices * devices)
        .filter(pair -> pair / devices != pair % devices)
        .noneMatch(
            pair -> cluster.channelBetween(pair / devices, pair % devices) == Cluster.NO_CHANNEL);
  }

  /** Starts over, with only the pinned vertices placed. */
  void clear() {
    Arrays.fill(deviceOf, UNPLACED);
    Arrays.fill(load, 0);
    for (int d = 0; d < deviceCount; d++) {
      groupsOn[d].clear();
    }
    free.forEach(
        (limit, values) ->
            Arrays.setAll(values, d -> problem.cluster().device(d).memory(limit.kind())));
    if (neighbours != null) {
      neighbours.clear();
    }
    for (int v = 0; v < deviceOf.length; v++) {
      if (problem.pins().isPinned(v)) {
        place(v, problem.pins().deviceOf(v));
      }
    }
  }

  public boolean isPlaced(int vertex) {
    return deviceOf[vertex] != UNPLACED;
  }

  /** RAM left on a device, in values; negative if it is over-full. */
  public long free(int device) {
    long least = Long.MAX_VALUE;
    for (Map.Entry<MemoryLimit, long[]> memory : free.entrySet()) {
      if (memory.getKey().kind() == MemoryKind.RAM) {
        least = Math.min(least, memory.getValue()[device]);
      }
    }
    return least;
  }

  /** Seconds per inference that a device would compute if it also took this many FLOP. */
  double busyWith(int device, long additionalComputation) {
    return (double) (load[device] + additionalComputation)
        / problem.cluster().device(device).performance();
  }

  /** Parameters, in values, that a device lacks for a vertex. */
  long missingParameters(int vertex, int device) {
    long missing = 0;
    for (MemoryKind kind : network.memoryKinds()) {
      missing += missingParameters(kind, vertex, device);
    }
    return missing;
  }

  private long missingParameters(MemoryKind kind, int vertex, int device) {
    long missing = 0;
    for (int group : groupsOf[vertex]) {
      if (!groupsOn[device].get(group)) {
        missing += network.parameterGroups().get(group).sizeIn(kind);
      }
    }
    return missing;
  }

  private boolean hasRoom(MemoryLimit limit, int vertex, int device) {
    return network.memory(limit, vertex) + missingParameters(limit.kind(), vertex, device)
        <= free.get(limit)[device];
  }

  /** Whether memory and channels allow a vertex on a device. */
  public boolean fits(int vertex, int device) {
    return free.keySet().stream().allMatch(limit -> hasRoom(limit, vertex, device))
        && (neighbours == null || neighbours.canTalk(vertex, device));
  }

  /** Whether memory and channels allow all the unplaced ones of some vertices on a device. */
  boolean fitAll(int[] vertices, int device) {
    return free.keySet().stream().allMatch(limit -> haveRoom(limit, vertices, device))
        && (neighbours == null
            || Arrays.stream(vertices).allMatch(v -> neighbours.canTalk(v, device)));
  }

  private boolean haveRoom(MemoryLimit limit, int[] vertices, int device) {
    long needed = 0;
    BitSet joined = new BitSet();
    for (int v : vertices) {
      needed += network.memory(limit, v);
      for (int group : groupsOf[v]) {
        if (!groupsOn[device].get(group) && !joined.get(group)) {
          joined.set(group);
          needed += network.parameterGroups().get(group).sizeIn(limit.kind());
        }
      }
      if (needed > free.get(limit)[device]) {
        return false;
      }
    }
    return true;
  }

  /** Places an unplaced vertex, whether it fits or not. */
  public void place(int vertex, int device) {
    free.forEach(
        (limit, values) ->
            values[device] -=
                network.memory(limit, vertex) + missingParameters(limit.kind(), vertex, device));
    load[device] += network.computation(vertex);
    for (int group : groupsOf[vertex]) {
      groupsOn[device].set(group);
    }
    deviceOf[vertex] = device;
    if (neighbours != null) {
      neighbours.add(vertex, device);
    }
  }

  /** The device of each vertex; {@link #UNPLACED} or {@link Pins#FREE} where it has none yet. */
  public int[] toArray() {
    return deviceOf.clone();
  }

  /** Per broadcast, the devices that hold producers and those that hold consumers so far. */
  private static final class Neighbours {

    private final Cluster cluster;
    private final Network network;
    private final BitSet[] producersOn;
    private final BitSet[] consumersOn;

    Neighbours(Problem problem) {
      cluster = problem.cluster();
      network = problem.network();
      int count = network.broadcasts().size();
      producersOn = IntStream.range(0, count).mapToObj(b -> new BitSet()).toArray(BitSet[]::new);
      consumersOn = IntStream.range(0, count).mapToObj(b -> new BitSet()).toArray(BitSet[]::new);
    }

    void clear() {
      for (int b = 0; b < producersOn.length; b++) {
        producersOn[b].clear();
        consumersOn[b].clear();
      }
    }

    void add(int vertex, int device) {
      network.incomingBroadcasts(vertex).forEach(b -> consumersOn[b].set(device));
      if (sends(vertex)) {
        producersOn[network.outgoingBroadcast(vertex)].set(device);
      }
    }

    boolean canTalk(int vertex, int device) {
      return network
              .incomingBroadcasts(vertex)
              .allMatch(b -> producersOn[b].stream().allMatch(from -> linked(from, device)))
          && (!sends(vertex)
              || consumersOn[network.outgoingBroadcast(vertex)].stream()
                  .allMatch(to -> linked(device, to)));
    }

    private boolean sends(int vertex) {
      return network.outgoingBroadcast(vertex) >= 0 && network.output(vertex) > 0;
    }

    private boolean linked(int from, int to) {
      return from == to || cluster.channelBetween(from, to) != Cluster.NO_CHANNEL;
    }
  }
}
