package org.ratecut.solver.blocks;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random orders of units along the dataflow: each right behind the last of what it reads, as a
 * depth-first search from the last units to the first leaves them. So a branch stays together, and
 * what reads nothing stays with its reader.
 */
final class DepthFirstOrder {

  private final Units units;

  DepthFirstOrder(Units units) {
    this.units = units;
  }

  /** Another order at each call. Where units read each other in a circle, it is cut somewhere. */
  int[] draw(SplittableRandom random) {
    int[] order = new int[units.count()];
    boolean[] seen = new boolean[units.count()];
    int size = 0;
    int[] roots = shuffled(IntStream.range(0, units.count()).filter(this::isLast), random);
    int[] rest = IntStream.range(0, units.count()).map(i -> units.count() - 1 - i).toArray();
    for (int root : IntStream.concat(Arrays.stream(roots), Arrays.stream(rest)).toArray()) {
      size = visit(root, seen, order, size, random);
    }
    return order;
  }

  private boolean isLast(int unit) {
    return Arrays.stream(units.neighbours(unit)).allMatch(near -> near < unit);
  }

  /** A unit on the path, and what it reads that is still to be visited. */
  private record Visit(int unit, Iterator<Integer> readFrom) {}

  private int visit(int root, boolean[] seen, int[] order, int size, SplittableRandom random) {
    int end = size;
    Deque<Visit> path = new ArrayDeque<>();
    if (!seen[root]) {
      seen[root] = true;
      path.push(visitOf(root, random));
    }
    while (!path.isEmpty()) {
      Visit top = path.peek();
      if (!top.readFrom().hasNext()) {
        order[end++] = path.pop().unit();
        continue;
      }
      int near = top.readFrom().next();
      if (!seen[near]) {
        seen[near] = true;
        path.push(visitOf(near, random));
      }
    }
    return end;
  }

  /** Units are numbered along the dataflow, so that most of what one reads has a lower number. */
  private Visit visitOf(int unit, SplittableRandom random) {
    int[] readFrom = Arrays.stream(units.neighbours(unit)).filter(near -> near < unit).toArray();
    return new Visit(unit, Arrays.stream(shuffled(Arrays.stream(readFrom), random)).iterator());
  }

  static int[] shuffled(IntStream numbers, SplittableRandom random) {
    int[] order = numbers.toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
