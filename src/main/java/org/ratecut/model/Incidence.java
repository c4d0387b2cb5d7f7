package org.ratecut.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which broadcasts and parameter groups each vertex takes part in. Both relations are kept in the
 * compressed form {@code items[start[v] .. start[v + 1])}.
 */
final class Incidence {

  private final int[] outgoing;
  private final int[] incomingStart;
  private final int[] incoming;
  private final int[] groupStart;
  private final int[] groups;

  Incidence(int vertexCount, List<Broadcast> broadcasts, List<ParameterGroup> parameterGroups) {
    outgoing = new int[vertexCount];
    Arrays.fill(outgoing, -1);
    for (int b = 0; b < broadcasts.size(); b++) {
      int broadcast = b;
      broadcasts.get(b).producers().forEachInt(producer -> outgoing[producer] = broadcast);
    }
    List<VertexSet> consumers = broadcasts.stream().map(Broadcast::consumers).toList();
    incomingStart = starts(vertexCount, consumers);
    incoming = items(incomingStart, consumers);
    List<VertexSet> members = parameterGroups.stream().map(ParameterGroup::members).toList();
    groupStart = starts(vertexCount, members);
    groups = items(groupStart, members);
  }

  int outgoingBroadcast(int vertex) {
    return outgoing[vertex];
  }

  IntStream incomingBroadcasts(int vertex) {
    return Arrays.stream(incoming, incomingStart[vertex], incomingStart[vertex + 1]);
  }

  IntStream groupsOf(int vertex) {
    return Arrays.stream(groups, groupStart[vertex], groupStart[vertex + 1]);
  }

  private static int[] starts(int vertexCount, List<VertexSet> sets) {
    int[] start = new int[vertexCount + 1];
    for (VertexSet set : sets) {
      set.forEachInt(vertex -> start[vertex + 1]++);
    }
    for (int v = 0; v < vertexCount; v++) {
      start[v + 1] = Math.addExact(start[v], start[v + 1]);
    }
    return start;
  }

  private static int[] items(int[] start, List<VertexSet> sets) {
    int[] next = start.clone();
    int[] items = new int[start[start.length - 1]];
    for (int s = 0; s < sets.size(); s++) {
      int set = s;
      sets.get(s).forEachInt(vertex -> items[next[vertex]++] = set);
    }
    return items;
  }
}
