package org.ratecut.bound;

import java.util.Arrays;
import java.util.List;
import org.ratecut.model.VertexSet;
import org.ratecut.model.exact.Fraction;

/**
 * How many vertices of each class each device should hold, without saying which ones. It fits in
 * the memory and the load of each device; whether its traffic can be attained is open.
 *
 * @param cost the cost at which no inequality excludes these counts
 * @param classes the vertices of each class; together all vertices of the network, each once
 * @param counts for each device the number of vertices of each class
 */
public record PlacementPlan(Fraction cost, List<VertexSet> classes, List<List<Integer>> counts) {

  /** Copies the lists. */
  public PlacementPlan {
    classes = List.copyOf(classes);
    counts = counts.stream().map(List::copyOf).toList();
  }

  /** A plan from a table with a row for each device and a column for each class. */
  public static PlacementPlan of(Fraction cost, List<VertexSet> classes, int[][] counts) {
    return new PlacementPlan(
        cost,
        classes,
        Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList());
  }
}
