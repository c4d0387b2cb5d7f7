package org.ratecut.bound.window;

import java.util.Arrays;
import java.util.Optional;

/** Finds out which shape a relation has, by looking at its arcs, and bounds it accordingly. */
public final class Neighbourhoods {

  private Neighbourhoods() {}

  /** Every consumer reads every producer. */
  public static NeighbourhoodBounds complete(int consumers, int producers) {
    int[] smallest = new int[consumers + 1];
    Arrays.fill(smallest, 1, consumers + 1, producers);
    return new TabulatedNeighbourhood(producers, smallest, new int[consumers + 1]);
  }

  /**
   * Consumers on a grid that read producers on a grid.
   *
   * @param consumerWidth columns of the grid of consumers, which fill it row by row
   * @param producerWidth columns of the grid of producers
   * @param producersOf for each consumer the positions in the grid of producers that it reads, row
   *     by row, increasing; at least one each
   */
  public static NeighbourhoodBounds ofArcs(
      int consumerWidth, int producerWidth, int[][] producersOf) {
    return windows(consumerWidth, producerWidth, producersOf)
        .map(GridWindows::neighbourhood)
        .orElseGet(() -> ofDegrees(producersOf));
  }

  private static Optional<GridWindows> windows(
      int consumerWidth, int producerWidth, int[][] producersOf) {
    if (producersOf.length % consumerWidth != 0) {
      return Optional.empty();
    }
    int height = producersOf.length / consumerWidth;
    int[][] rows = new int[height][];
    int[][] columns = new int[consumerWidth][];
    for (int position = 0; position < producersOf.length; position++) {
      int[] producers = producersOf[position];
      int[] window = Arrays.stream(producers).map(p -> p / producerWidth).distinct().toArray();
      int[] across =
          Arrays.stream(producers).map(p -> p % producerWidth).sorted().distinct().toArray();
      int i = position / consumerWidth;
      int j = position % consumerWidth;
      rows[i] = rows[i] == null ? window : rows[i];
      columns[j] = columns[j] == null ? across : columns[j];
      if (window.length * across.length != producers.length
          || !Arrays.equals(rows[i], window)
          || !Arrays.equals(columns[j], across)) {
        return Optional.empty();
      }
    }
    return Optional.of(new GridWindows(new LineWindows(rows), new LineWindows(columns)));
  }

  private static NeighbourhoodBounds ofDegrees(int[][] producersOf) {
    int[] inDegrees = Arrays.stream(producersOf).mapToInt(each -> each.length).toArray();
    int last = Arrays.stream(producersOf).flatMapToInt(Arrays::stream).max().orElse(-1);
    int[] readers = new int[last + 1];
    Arrays.stream(producersOf).flatMapToInt(Arrays::stream).forEach(p -> readers[p]++);
    int[] outDegrees = Arrays.stream(readers).filter(degree -> degree > 0).toArray();
    return DegreeNeighbourhood.of(inDegrees, outDegrees);
  }
}
