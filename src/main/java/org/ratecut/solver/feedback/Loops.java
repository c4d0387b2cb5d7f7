package org.ratecut.solver.feedback;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.VertexSet;

/**
 * Vertices that need each other, by way of feedback: the strongly connected components of all arcs,
 * after Tarjan (1972). A broadcast is a node between its producers and its consumers; it goes to
 * both kinds of readers, so that feedback is an arc like others.
 */
final class Loops {

  private static final int UNSEEN = -1;

  private final Network network;
  private final int[] index;
  private final int[] low;
  private final boolean[] isOpen;
  private final Deque<Integer> open = new ArrayDeque<>();
  private final List<VertexSet> components = new ArrayList<>();
  private int next;

  /** A node with what follows it, as far as that has been looked at. */
  private static final class Visit {

    private final int node;
    private final int[] after;
    private int position;

    Visit(int node, int[] after) {
      this.node = node;
      this.after = after;
    }
  }

  private Loops(Network network) {
    this.network = network;
    this.index = new int[network.vertexCount() + network.broadcasts().size()];
    this.low = new int[index.length];
    this.isOpen = new boolean[index.length];
    Arrays.fill(index, UNSEEN);
  }

  /** The sets of at least two vertices that need each other. */
  static List<VertexSet> of(Network network) {
    Loops loops = new Loops(network);
    for (int v = 0; v < network.vertexCount(); v++) {
      if (loops.index[v] == UNSEEN) {
        loops.explore(v);
      }
    }
    return loops.components;
  }

  private void explore(int start) {
    Deque<Visit> path = new ArrayDeque<>();
    path.push(enter(start));
    while (!path.isEmpty()) {
      Visit visit = path.peek();
      if (visit.position < visit.after.length) {
        int after = visit.after[visit.position++];
        if (index[after] == UNSEEN) {
          path.push(enter(after));
        } else if (isOpen[after]) {
          low[visit.node] = Math.min(low[visit.node], index[after]);
        }
      } else {
        path.pop();
        if (!path.isEmpty()) {
          int before = path.peek().node;
          low[before] = Math.min(low[before], low[visit.node]);
        }
        close(visit.node);
      }
    }
  }

  private Visit enter(int node) {
    index[node] = next;
    low[node] = next++;
    isOpen[node] = true;
    open.push(node);
    return new Visit(node, after(node));
  }

  private int[] after(int node) {
    int vertices = network.vertexCount();
    if (node < vertices) {
      int b = network.outgoingBroadcast(node);
      return b < 0 ? new int[0] : new int[] {vertices + b};
    }
    Broadcast broadcast = network.broadcasts().get(node - vertices);
    return broadcast.consumers().toArray();
  }

  private void close(int node) {
    if (low[node] != index[node]) {
      return;
    }
    List<Integer> vertices = new ArrayList<>();
    int each;
    do {
      each = open.pop();
      isOpen[each] = false;
      if (each < network.vertexCount()) {
        vertices.add(each);
      }
    } while (each != node);
    if (vertices.size() > 1) {
      components.add(VertexSet.of(vertices.stream().mapToInt(Integer::intValue).toArray()));
    }
  }
}
