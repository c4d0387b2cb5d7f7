package org.ratecut.solver.cpsat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ratecut.model.Network;

/**
 * Free vertices that nothing tells apart: how many of them are on a device is all that matters.
 *
 * @param vertices in increasing order, at least one
 * @param memory of each, for each of {@link Network#memoryLimits}
 * @param computation of each
 * @param output of each, zero if nothing needs it
 * @param groups that each is a member of
 * @param incoming the broadcasts that each consumes
 * @param outgoing the broadcast that each produces in, or -1
 */
record Unit(
    List<Integer> vertices,
    List<Long> memory,
    long computation,
    long output,
    List<Integer> groups,
    List<Integer> incoming,
    int outgoing) {

  int size() {
    return vertices.size();
  }

  /** All free vertices, those that nothing tells apart together, in vertex order. */
  static List<Unit> of(Network network, Freedom freedom) {
    Map<Unit, List<Integer>> alike = new LinkedHashMap<>();
    for (int v : freedom.freeVertices()) {
      alike.computeIfAbsent(likeness(network, v), key -> new ArrayList<>()).add(v);
    }
    return alike.entrySet().stream().map(entry -> entry.getKey().with(entry.getValue())).toList();
  }

  private static Unit likeness(Network network, int v) {
    int outgoing = network.outgoingBroadcast(v);
    return new Unit(
        List.of(),
        network.memoryLimits().stream().map(limit -> network.memory(limit, v)).toList(),
        network.computation(v),
        outgoing < 0 ? 0 : network.output(v),
        network.groupsOf(v).boxed().toList(),
        network.incomingBroadcasts(v).boxed().toList(),
        outgoing);
  }

  private Unit with(List<Integer> members) {
    return new Unit(members, memory, computation, output, groups, incoming, outgoing);
  }
}
