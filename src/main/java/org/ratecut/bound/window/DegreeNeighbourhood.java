package org.ratecut.bound.window;

import java.util.Arrays;

/**
 * Lower bounds from degrees alone, for a relation without a known shape. Any n consumers have at
 * least the n smallest in-degrees of arcs, and no producer absorbs more arcs than the largest
 * out-degree; among them is one with at least the n-th smallest in-degree; and a producer that none
 * of them reads has all its arcs at the other N - n consumers, which have only so many.
 */
public final class DegreeNeighbourhood {

  private DegreeNeighbourhood() {}

  /**
   * Bounds for a relation with these degrees.
   *
   * @param inDegrees of each consumer, at least 1
   * @param outDegrees of each producer, at least 1
   */
  public static NeighbourhoodBounds of(int[] inDegrees, int[] outDegrees) {
    return new TabulatedNeighbourhood(
        outDegrees.length, smallest(inDegrees, outDegrees), new int[inDegrees.length + 1]);
  }

  /** ψ for each number of consumers. */
  static int[] smallest(int[] inDegrees, int[] outDegrees) {
    int[] in = inDegrees.clone();
    int[] out = outDegrees.clone();
    Arrays.sort(in);
    Arrays.sort(out);
    int consumers = in.length;
    long arcs = Arrays.stream(in).asLongStream().sum();
    int[] smallest = new int[consumers + 1];
    long fewestArcs = 0;
    int unread = out.length;
    long arcsOfUnread = arcs;
    for (int n = 1; n <= consumers; n++) {
      fewestArcs += in[n - 1];
      // The other consumers have at most the arcs that the n smallest in-degrees leave.
      while (arcsOfUnread > arcs - fewestArcs) {
        unread--;
        arcsOfUnread -= out[unread];
      }
      int byArcs = (int) ceilDivide(fewestArcs, out[out.length - 1]);
      smallest[n] = Math.max(Math.max(byArcs, in[n - 1]), out.length - unread);
    }
    return smallest;
  }

  private static long ceilDivide(long dividend, long divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }
}
