package org.ratecut.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ratecut.evaluation.pipelined.PipelineTables;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Phases;
import org.ratecut.model.Problem;
import org.ratecut.model.Resources;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;

/**
 * A problem flattened into primitive arrays, made once and shared by all {@link AssignmentState}s
 * of it. Relations are in compressed form: the items of {@code x} are {@code items[start[x] ..
 * start[x + 1])}.
 *
 * <p><em>Resources</em> are what can be the bottleneck, in one numbering: devices {@code 0 .. D-1},
 * channels {@code D .. D+H-1}, ports {@code D+H .. D+H+P-1}, and last a pseudo-channel for the
 * pairs of devices that cannot talk.
 */
final class ProblemTables {

  final int vertexCount;
  final int deviceCount;
  final int resourceCount;

  /** What each vertex has in RAM at all times. */
  final long[] vertexMemory;

  /** The part of the RAM of each vertex that is not always its; empty if nothing is reused. */
  final long[] activation;

  /** The phases of each vertex, first and last; empty if nothing is reused. */
  final int[] firstPhase;

  final int[] lastPhase;
  final int phaseCount;

  /** What each vertex has in flash; empty if the network uses none. */
  final long[] vertexFlash;

  /** The units of each device that each vertex takes; devices alike share an array. */
  final long[][] work;

  final long[] output;
  final int[] pinnedDevice;

  /** The broadcast that a vertex produces in, or -1. */
  final int[] outgoing;

  final int[] incomingStart;
  final int[] incoming;
  final int[] groupStart;
  final int[] groups;
  final int broadcastCount;
  final int groupCount;
  final long[] groupSize;

  /** The number of the memory on device 0 that a group is in; that on device d is d more. */
  final int[] groupMemory;

  /** Of the memories, in one numbering: RAM of devices {@code 0 .. D-1}, then flash of each. */
  final long[] memoryCapacity;

  /** The resource that traffic of the ordered pair {@code from * D + to} uses. */
  final int[] resourceOfPair;

  /** Amount per second of a resource is {@code speedNumerator / speedDenominator}. */
  final long[] speedNumerator;

  final long[] speedDenominator;

  /** What else traffic uses; null if it uses just the channel of each pair. */
  final ChargeTables charges;

  /** What a pipeline needs to know; null if memory has no room for one. */
  final PipelineTables pipeline;

  /** The problem whose rules are to be counted; null if it has none. */
  final Problem ruled;

  ProblemTables(Problem problem) {
    Network network = problem.network();
    Cluster cluster = problem.cluster();
    vertexCount = network.vertexCount();
    deviceCount = cluster.deviceCount();
    resourceCount = problem.resources().count() + 1;
    vertexMemory =
        IntStream.range(0, vertexCount)
            .mapToLong(v -> network.constantMemory(MemoryKind.RAM, v))
            .toArray();
    int reusing = network.reusesMemory() ? vertexCount : 0;
    activation = IntStream.range(0, reusing).mapToLong(network::activation).toArray();
    List<Phases> phases = network.phases();
    firstPhase =
        IntStream.range(0, reusing).map(v -> phases.get(network.layerOf(v)).first()).toArray();
    lastPhase =
        IntStream.range(0, reusing).map(v -> phases.get(network.layerOf(v)).last()).toArray();
    phaseCount = network.phaseCount();
    boolean usesFlash = network.memoryKinds().contains(MemoryKind.FLASH);
    vertexFlash =
        IntStream.range(0, usesFlash ? vertexCount : 0)
            .mapToLong(v -> network.memory(MemoryKind.FLASH, v))
            .toArray();
    work = work(problem);
    output = IntStream.range(0, vertexCount).mapToLong(network::output).toArray();
    pinnedDevice = IntStream.range(0, vertexCount).map(problem.pins()::deviceOf).toArray();
    outgoing = IntStream.range(0, vertexCount).map(network::outgoingBroadcast).toArray();
    incomingStart = starts(vertexCount, v -> (int) network.incomingBroadcasts(v).count());
    incoming = IntStream.range(0, vertexCount).flatMap(network::incomingBroadcasts).toArray();
    groupStart = starts(vertexCount, v -> (int) network.groupsOf(v).count());
    groups = IntStream.range(0, vertexCount).flatMap(network::groupsOf).toArray();
    broadcastCount = network.broadcasts().size();
    groupCount = network.parameterGroups().size();
    groupSize = network.parameterGroups().stream().mapToLong(ParameterGroup::size).toArray();
    groupMemory =
        network.parameterGroups().stream()
            .mapToInt(group -> group.memory() == MemoryKind.RAM ? 0 : deviceCount)
            .toArray();
    memoryCapacity =
        LongStream.concat(
                cluster.devices().stream().mapToLong(Device::memory),
                cluster.devices().stream().mapToLong(Device::flash))
            .toArray();
    resourceOfPair = resourceOfPair(cluster);
    speedNumerator = new long[resourceCount];
    speedDenominator = new long[resourceCount];
    fillSpeeds(problem.resources());
    charges = problem.resources().isPlain() ? null : new ChargeTables(problem);
    pipeline = network.isPipelined() ? new PipelineTables(problem) : null;
    boolean isCounted =
        problem.rules().maxDevices().isPresent() || !problem.rules().colocated().isEmpty();
    ruled = isCounted ? problem : null;
  }

  private long[][] work(Problem problem) {
    Map<Integer, long[]> ofKind = new HashMap<>();
    long[][] ofDevice = new long[deviceCount][];
    for (int d = 0; d < deviceCount; d++) {
      int device = d;
      ofDevice[d] =
          ofKind.computeIfAbsent(
              problem.resources().workKind(d),
              kind ->
                  IntStream.range(0, vertexCount)
                      .mapToLong(v -> problem.work(device, v))
                      .toArray());
    }
    return ofDevice;
  }

  /**
   * The time that a usage of a resource takes, to the nearest double. The longer of two times never
   * comes out shorter, because the factors are exact: {@link Problem} keeps them within 2^53.
   */
  double seconds(int resource, long usage) {
    return (double) (usage * speedDenominator[resource]) / (double) speedNumerator[resource];
  }

  /** Compares exactly the times that usages of two resources take, in 128 bits. */
  int compareTimes(int a, long usageOfA, int b, long usageOfB) {
    long workOfA = usageOfA * speedDenominator[a];
    long workOfB = usageOfB * speedDenominator[b];
    int order =
        Long.compare(
            Math.multiplyHigh(workOfA, speedNumerator[b]),
            Math.multiplyHigh(workOfB, speedNumerator[a]));
    return order != 0
        ? order
        : Long.compareUnsigned(workOfA * speedNumerator[b], workOfB * speedNumerator[a]);
  }

  private int[] resourceOfPair(Cluster cluster) {
    int[] resources = new int[deviceCount * deviceCount];
    for (int from = 0; from < deviceCount; from++) {
      for (int to = 0; to < deviceCount; to++) {
        int channel = cluster.channelBetween(from, to);
        resources[from * deviceCount + to] =
            channel == Cluster.NO_CHANNEL ? resourceCount - 1 : deviceCount + channel;
      }
    }
    return resources;
  }

  /** A resource without a limit takes no time: its speed is infinite, 1 over 0. */
  private void fillSpeeds(Resources resources) {
    for (int r = 0; r < resources.count(); r++) {
      Fraction speed = resources.speed(r);
      speedNumerator[r] = speed.numerator();
      speedDenominator[r] = resources.isUnlimited(r) ? 0 : speed.denominator();
    }
    speedNumerator[resourceCount - 1] = 1;
    speedDenominator[resourceCount - 1] = 1;
  }

  private static int[] starts(int count, IntUnaryOperator sizeOf) {
    int[] start = new int[count + 1];
    for (int i = 0; i < count; i++) {
      start[i + 1] = Math.addExact(start[i], sizeOf.applyAsInt(i));
    }
    return start;
  }
}
