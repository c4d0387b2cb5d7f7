package org.ratecut.solver.cpsat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;

/**
 * Free vertices that nothing tells apart: how many of them are on a device is all that matters.
 *
 * @param vertices in increasing order, at least one
 * @param memory of each, for each of {@link Network#memoryLimits}
 * @param work of each, on each kind of device that takes vertices its own time
 * @param output of each, zero if nothing needs it
 * @param groups that each is a member of
 * @param incoming the broadcasts that each consumes
 * @param outgoing the broadcast that each produces in, or -1
 * @param alone the vertex, if a rule speaks of it and it must not be taken for another, or -1
 */
record VertexUnit(
    List<Integer> vertices,
    List<Long> memory,
    List<Long> work,
    long output,
    List<Integer> groups,
    List<Integer> incoming,
    int outgoing,
    int alone) {

  int size() {
    return vertices.size();
  }

  /** All free vertices, those that nothing tells apart together, in vertex order. */
  static List<VertexUnit> of(Problem problem, Freedom freedom) {
    Map<VertexUnit, List<Integer>> alike = new LinkedHashMap<>();
    int[] groups = problem.rules().groupOfVertex(problem.vertexCount());
    int[] devices = devicesOfKinds(problem);
    for (int v : freedom.freeVertices()) {
      boolean isAlone = problem.rules().contiguous() || groups[v] >= 0;
      alike
          .computeIfAbsent(
              likeness(problem, devices, v, isAlone ? v : -1), key -> new ArrayList<>())
          .add(v);
    }
    return alike.entrySet().stream().map(entry -> entry.getKey().with(entry.getValue())).toList();
  }

  /** One device of each kind that takes vertices its own time. */
  private static int[] devicesOfKinds(Problem problem) {
    Set<Integer> seen = new HashSet<>();
    return IntStream.range(0, problem.deviceCount())
        .filter(d -> seen.add(problem.resources().workKind(d)))
        .toArray();
  }

  private static VertexUnit likeness(Problem problem, int[] devices, int v, int alone) {
    Network network = problem.network();
    int outgoing = network.outgoingBroadcast(v);
    return new VertexUnit(
        List.of(),
        network.memoryLimits().stream().map(limit -> network.memory(limit, v)).toList(),
        IntStream.of(devices).mapToObj(d -> problem.work(d, v)).toList(),
        outgoing < 0 ? 0 : network.output(v),
        network.groupsOf(v).boxed().toList(),
        network.incomingBroadcasts(v).boxed().toList(),
        outgoing,
        alone);
  }

  private VertexUnit with(List<Integer> members) {
    return new VertexUnit(members, memory, work, output, groups, incoming, outgoing, alone);
  }
}
