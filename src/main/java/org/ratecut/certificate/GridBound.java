package org.ratecut.certificate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Bounds for windows on a grid: the consumer in row i and column j reads the rows of window i and
 * the columns of window j, and windows are intervals that never go back.
 */
final class GridBound {

  private final WindowAxis rows;
  private final WindowAxis columns;

  private GridBound(WindowAxis rows, WindowAxis columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /** Empty if the arcs are no such windows. */
  static Optional<GridBound> of(List<int[]> reads, int width, int producerWidth) {
    if (reads.size() % width != 0) {
      return Optional.empty();
    }
    int[][] rowWindows = new int[reads.size() / width][];
    int[][] columnWindows = new int[width][];
    for (int i = 0; i < reads.size(); i++) {
      int[] ofRow = Arrays.stream(reads.get(i)).map(p -> p / producerWidth).distinct().toArray();
      int[] ofColumn =
          Arrays.stream(reads.get(i)).map(p -> p % producerWidth).sorted().distinct().toArray();
      int row = i / width;
      int column = i % width;
      rowWindows[row] = rowWindows[row] == null ? ofRow : rowWindows[row];
      columnWindows[column] = columnWindows[column] == null ? ofColumn : columnWindows[column];
      if (ofRow.length * ofColumn.length != reads.get(i).length
          || !Arrays.equals(rowWindows[row], ofRow)
          || !Arrays.equals(columnWindows[column], ofColumn)) {
        return Optional.empty();
      }
    }
    Optional<WindowAxis> ofRows = WindowAxis.of(rowWindows);
    return WindowAxis.of(columnWindows).flatMap(c -> ofRows.map(r -> new GridBound(r, c)));
  }

  /** About how many combinations {@link #raise} looks at. */
  long steps() {
    long consumers = (long) rows.consumers() * columns.consumers();
    return consumers * consumers;
  }

  /** Raises what is known of both to what these bounds say. */
  void raise(long[] smallest, long[] boundary) {
    int all = smallest.length - 1;
    for (int n = 1; n <= all; n++) {
      long least = Long.MAX_VALUE;
      for (int r = 1; r <= Math.min(n, rows.consumers()); r++) {
        for (int c = (n + r - 1) / r; c <= Math.min(n, columns.consumers()); c++) {
          least = Math.min(least, read(n, r, c));
        }
      }
      smallest[n] = Math.max(smallest[n], least);
    }
    for (int n = 1; n < all; n++) {
      long least = Math.min(enclosed(n), enclosed(all - n));
      least = Math.min(least, everyLineMixed(rows, columns, n, all));
      least = Math.min(least, everyLineMixed(columns, rows, n, all));
      boundary[n] = Math.max(boundary[n], least);
    }
  }

  /** The fewest producers that n consumers read which occupy just r rows and c columns. */
  private long read(int n, int r, int c) {
    // Each column of consumers becomes what it reads, then each row of that, or the other way.
    long tall = rows.leastSum(r, n, c, c);
    long wide = columns.leastSum(c, n, r, r);
    return Math.max(
        columns.leastSum(c, tall, rows.union(r), rows.producers()),
        rows.leastSum(r, wide, columns.union(c), columns.producers()));
  }

  /** Each line has both sides, which are neighbours somewhere, where what both read crosses. */
  private static long everyLineMixed(WindowAxis lines, WindowAxis across, int n, int all) {
    if (across.consumers() < 2 || Math.min(n, all - n) < lines.consumers()) {
      return Long.MAX_VALUE;
    }
    long straight = (long) lines.producers() * across.overlap();
    // Unless all lines have equally many, two neighbouring ones differ: a whole window crosses.
    long step = (long) (across.window() - across.overlap()) * lines.overlap();
    return n % lines.consumers() == 0 ? straight : straight + step;
  }

  /** One side lies in a box that leaves out a row and a column, of which the other side is. */
  private long enclosed(int n) {
    long least = Long.MAX_VALUE;
    long numerator = rows.enclosed()[0] * columns.enclosed()[0];
    long onlyHere = numerator * n / (rows.enclosed()[1] * columns.enclosed()[1]);
    for (int r = 1; r <= Math.min(n, rows.consumers() - 1); r++) {
      for (int c = (n + r - 1) / r; c <= Math.min(n, columns.consumers() - 1); c++) {
        least = Math.min(least, Math.max(0, read(n, r, c) - onlyHere));
      }
    }
    return least;
  }
}
