package org.ratecut.solver.blocks;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * Units that read each other in a circle, for contiguous placements: together they are one unit, so
 * that units have an order along the dataflow.
 *
 * @param readers for each unit those that read what it sends
 */
record Circles(List<Set<Integer>> readers) {

  /**
   * A number for each unit, the same for all of a circle: strongly connected components by two
   * depth-first searches (Kosaraju, 1978; Sharir, 1981).
   */
  int[] components() {
    int count = readers.size();
    int[] finished = new int[count];
    int size = 0;
    boolean[] seen = new boolean[count];
    for (int u = 0; u < count; u++) {
      size = visit(u, readers, seen, finished, size);
    }
    List<Set<Integer>> sources = reversed();
    int[] component = new int[count];
    int[] reached = new int[count];
    Arrays.fill(seen, false);
    for (int i = count - 1; i >= 0; i--) {
      int found = visit(finished[i], sources, seen, reached, 0);
      for (int j = 0; j < found; j++) {
        component[reached[j]] = finished[i];
      }
    }
    return component;
  }

  /** Writes what is reached and not yet seen, each unit behind all that it leads to. */
  private static int visit(
      int root, List<Set<Integer>> arcs, boolean[] seen, int[] order, int size) {
    int end = size;
    Deque<Integer> path = new ArrayDeque<>();
    Deque<Iterator<Integer>> next = new ArrayDeque<>();
    if (!seen[root]) {
      seen[root] = true;
      path.push(root);
      next.push(arcs.get(root).iterator());
    }
    while (!path.isEmpty()) {
      if (!next.peek().hasNext()) {
        order[end++] = path.pop();
        next.pop();
        continue;
      }
      int near = next.peek().next();
      if (!seen[near]) {
        seen[near] = true;
        path.push(near);
        next.push(arcs.get(near).iterator());
      }
    }
    return end;
  }

  /**
   * An order in which each unit comes before its readers; of those that may come next, the one with
   * the least place. Units must not read each other in circles.
   */
  int[] along(double[] place) {
    int[] waitsFor = new int[readers.size()];
    readers.forEach(each -> each.forEach(reader -> waitsFor[reader]++));
    PriorityQueue<Integer> ready =
        new PriorityQueue<>((a, b) -> Double.compare(place[a], place[b]));
    for (int u = 0; u < waitsFor.length; u++) {
      if (waitsFor[u] == 0) {
        ready.add(u);
      }
    }
    int[] order = new int[waitsFor.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = ready.remove();
      for (int reader : readers.get(order[i])) {
        if (--waitsFor[reader] == 0) {
          ready.add(reader);
        }
      }
    }
    return order;
  }

  private List<Set<Integer>> reversed() {
    List<Set<Integer>> sources = readers.stream().<Set<Integer>>map(u -> new TreeSet<>()).toList();
    for (int u = 0; u < readers.size(); u++) {
      for (int reader : readers.get(u)) {
        sources.get(reader).add(u);
      }
    }
    return sources;
  }
}
