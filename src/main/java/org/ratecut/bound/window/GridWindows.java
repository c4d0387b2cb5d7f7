package org.ratecut.bound.window;

/**
 * A relation in which the consumer at row i and column j of its grid reads the producers in the
 * rows of window i and the columns of window j: convolution with any kernel, stride, dilation and
 * padding, pooling, the same on tiles, and a complete broadcast.
 *
 * <p>Both bounds go over the number r of rows and c of columns that a set of consumers occupies;
 * the proofs are in {@code docs/bounds.md}.
 */
final class GridWindows {

  private final LineWindows rows;
  private final LineWindows columns;
  private final int[] rowUnions;
  private final int[] columnUnions;
  private final LineSums[] rowSums;
  private final LineSums[] columnSums;

  GridWindows(LineWindows rows, LineWindows columns) {
    this.rows = rows;
    this.columns = columns;
    this.rowUnions = rows.smallestUnions();
    this.columnUnions = columns.smallestUnions();
    this.rowSums = sums(rowUnions);
    this.columnSums = sums(columnUnions);
  }

  private static LineSums[] sums(int[] unions) {
    LineSums[] sums = new LineSums[unions.length];
    for (int largest = 1; largest < unions.length; largest++) {
      sums[largest] = new LineSums(unions, largest);
    }
    return sums;
  }

  NeighbourhoodBounds neighbourhood() {
    int consumers = rows.consumers() * columns.consumers();
    int[] smallest = new int[consumers + 1];
    int[] boundary = new int[consumers + 1];
    for (int n = 1; n <= consumers; n++) {
      smallest[n] = smallest(n);
    }
    if (rows.isChain() && columns.isChain()) {
      BoxBoundary boxes = new BoxBoundary();
      for (int n = 1; n < consumers; n++) {
        boundary[n] = boxes.atLeast(n, consumers - n);
      }
    }
    return new TabulatedNeighbourhood(rows.producers() * columns.producers(), smallest, boundary);
  }

  private int smallest(int count) {
    long least = Long.MAX_VALUE;
    for (int r = 1; r <= Math.min(count, rows.consumers()); r++) {
      int fewestColumns = (count + r - 1) / r;
      for (int c = fewestColumns; c <= Math.min(count, columns.consumers()); c++) {
        least = Math.min(least, readFrom(count, r, c));
      }
    }
    return Math.toIntExact(least);
  }

  /** The fewest producers read by consumers that occupy exactly r rows and c columns. */
  private long readFrom(int count, int r, int c) {
    // Widen each column of consumers along the rows, then each row of the result along the columns.
    long tall = rowSums[r].atLeast(count, c, c);
    long tallThenWide = columnSums[c].atLeast(tall, rowUnions[r], rows.producers());
    long wide = columnSums[c].atLeast(count, r, r);
    long wideThenTall = rowSums[r].atLeast(wide, columnUnions[c], columns.producers());
    return Math.max(tallThenWide, wideThenTall);
  }

  /** The boundary of two sides of the consumers, by which rows and columns are mixed. */
  private final class BoxBoundary {

    private final int[] rowRatio = rows.largestEnclosedRatio();
    private final int[] columnRatio = columns.largestEnclosedRatio();

    int atLeast(int inside, int outside) {
      long least = Long.MAX_VALUE;
      if (canMixEach(rows.consumers(), columns.consumers(), inside, outside)) {
        least = Math.min(least, everyLineMixed(rows, columns, inside));
      }
      if (canMixEach(columns.consumers(), rows.consumers(), inside, outside)) {
        least = Math.min(least, everyLineMixed(columns, rows, inside));
      }
      least = Math.min(least, enclosed(inside));
      least = Math.min(least, enclosed(outside));
      return Math.toIntExact(least);
    }

    private static boolean canMixEach(int lines, int length, int inside, int outside) {
      return length >= 2 && Math.min(inside, outside) >= lines;
    }

    /** Each line has two neighbours on different sides, so each row of producers is cut. */
    private static long everyLineMixed(LineWindows lines, LineWindows across, int inside) {
      long straight = (long) lines.producers() * across.leastOverlap();
      if (inside % lines.consumers() == 0) {
        return straight;
      }
      // Two neighbouring lines differ somewhere, and there a whole window is cut.
      long step = (long) across.leastWindow() - across.leastOverlap();
      return straight + step * lines.leastOverlap();
    }

    /**
     * A row and a column belong wholly to the other side: this side lies in a box of mixed ones.
     */
    private long enclosed(int count) {
      long least = Long.MAX_VALUE;
      long ratioNumerator = (long) rowRatio[0] * columnRatio[0];
      long ratioDenominator = (long) rowRatio[1] * columnRatio[1];
      long readByNobodyElse = ratioNumerator * count / ratioDenominator;
      for (int r = 1; r <= Math.min(count, rows.consumers() - 1); r++) {
        int fewestColumns = (count + r - 1) / r;
        for (int c = fewestColumns; c <= Math.min(count, columns.consumers() - 1); c++) {
          least = Math.min(least, Math.max(0, readFrom(count, r, c) - readByNobodyElse));
        }
      }
      return least;
    }
  }
}
