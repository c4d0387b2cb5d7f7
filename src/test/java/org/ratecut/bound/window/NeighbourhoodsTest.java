package org.ratecut.bound.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ratecut.testing.Effort;

@Tag("slow")
class NeighbourhoodsTest {

  /** The window of a convolution along one axis, clipped to the producers. */
  private record Axis(int consumers, int kernel, int stride, int padding, int dilation) {
    int producers() {
      return Math.max(1, (consumers - 1) * stride + (kernel - 1) * dilation + 1 - 2 * padding);
    }

    boolean isPossible() {
      return IntStream.range(0, consumers).allMatch(i -> window(i).length > 0);
    }

    int[] window(int i) {
      return IntStream.range(0, kernel)
          .map(t -> i * stride - padding + t * dilation)
          .filter(p -> p >= 0 && p < producers())
          .toArray();
    }
  }

  private static int[][] arcs(Axis rows, Axis columns) {
    int[][] arcs = new int[rows.consumers * columns.consumers][];
    for (int i = 0; i < rows.consumers; i++) {
      for (int j = 0; j < columns.consumers; j++) {
        int[] across = columns.window(j);
        arcs[i * columns.consumers + j] =
            Arrays.stream(rows.window(i))
                .flatMap(u -> Arrays.stream(across).map(v -> u * columns.producers() + v))
                .toArray();
      }
    }
    return arcs;
  }

  private static int[] compareWithBruteForce(int[][] arcs, NeighbourhoodBounds bound, String what) {
    BruteForceNeighbourhood exact = new BruteForceNeighbourhood(arcs);
    int tight = 0;
    int tightBoundary = 0;
    for (int n = 0; n <= arcs.length; n++) {
      assertThat(bound.smallest(n))
          .as("ψ(%d) of %s", n, what)
          .isLessThanOrEqualTo(exact.smallest[n]);
      assertThat(bound.boundary(n))
          .as("φ(%d) of %s", n, what)
          .isLessThanOrEqualTo(exact.boundary[n]);
      tight += bound.smallest(n) == exact.smallest[n] ? 1 : 0;
      tightBoundary += bound.boundary(n) == exact.boundary[n] ? 1 : 0;
    }
    return new int[] {tight, tightBoundary};
  }

  /** Strides, paddings and dilations in all combinations; the largest grids take long. */
  @Test
  void neverExceedTheBruteForceMinimumOnSmallGrids() {
    for (int kernel = 1; kernel <= 4; kernel++) {
      for (int stride = 1; stride <= 3; stride++) {
        for (int padding = 0; padding <= kernel / 2; padding++) {
          for (int dilation = 1; dilation <= Math.min(2, kernel); dilation++) {
            compareOnAllGrids(kernel, stride, padding, dilation);
          }
        }
      }
    }
  }

  private static void compareOnAllGrids(int kernel, int stride, int padding, int dilation) {
    int longest = Effort.isThorough() ? 5 : 4;
    for (int height = 1; height <= longest; height++) {
      for (int width = 1; width <= longest; width++) {
        Axis rows = new Axis(height, kernel, stride, padding, dilation);
        Axis columns = new Axis(width, kernel, stride, padding, dilation);
        if (rows.isPossible() && columns.isPossible()) {
          int[][] arcs = arcs(rows, columns);
          compareWithBruteForce(
              arcs,
              Neighbourhoods.ofArcs(width, columns.producers(), arcs),
              rows + " x " + columns);
        }
      }
    }
  }

  @Test
  void neverExceedTheBruteForceMinimumWhereRowsAndColumnsDiffer() {
    for (Axis rows : axes(3)) {
      for (Axis columns : axes(5)) {
        int[][] arcs = arcs(rows, columns);
        compareWithBruteForce(
            arcs, Neighbourhoods.ofArcs(5, columns.producers(), arcs), rows + " x " + columns);
      }
    }
  }

  private static List<Axis> axes(int consumers) {
    return List.of(
        new Axis(consumers, 1, 1, 0, 1),
        new Axis(consumers, 3, 1, 1, 1),
        new Axis(consumers, 2, 2, 0, 1),
        new Axis(consumers, 4, 2, 1, 1),
        new Axis(consumers, 3, 1, 2, 2));
  }

  @Test
  void neverExceedTheBruteForceMinimumOnAFiveByFiveGrid() {
    for (int a = 1; a <= 4; a++) {
      Axis axis = new Axis(5, a + 1, 1, 0, 1);
      int[][] arcs = arcs(axis, axis);
      int[] tight =
          compareWithBruteForce(
              arcs, Neighbourhoods.ofArcs(5, axis.producers(), arcs), "5x5, a = " + a);
      assertThat(tight[0]).isEqualTo(26);
    }
  }

  /** Several outputs of an enlarged grid share one input, and windows differ from row to row. */
  @Test
  void enlargedGridsNeverExceedTheBruteForceMinimum() {
    Random random = new Random(11);
    for (int round = 0; round < 60; round++) {
      int[][] rows = enlarged(random);
      int[][] columns = enlarged(random);
      int producerWidth = 8;
      int[][] arcs = new int[rows.length * columns.length][];
      for (int i = 0; i < arcs.length; i++) {
        int[] across = columns[i % columns.length];
        arcs[i] =
            Arrays.stream(rows[i / columns.length])
                .flatMap(u -> Arrays.stream(across).map(v -> u * producerWidth + v))
                .toArray();
      }
      compareWithBruteForce(
          arcs,
          Neighbourhoods.ofArcs(columns.length, producerWidth, arcs),
          Arrays.deepToString(arcs));
    }
  }

  /** What each output of a transposed convolution or of a linear resize reads. */
  private static int[][] enlarged(Random random) {
    int stride = 1 + random.nextInt(3);
    int kernel = stride + random.nextInt(3);
    int offset = random.nextInt(stride);
    return IntStream.range(0, 2 + random.nextInt(3))
        .mapToObj(
            output ->
                IntStream.range(0, 8)
                    .filter(input -> output + offset >= input * stride)
                    .filter(input -> output + offset < input * stride + kernel)
                    .toArray())
        .toArray(int[][]::new);
  }

  @Test
  void randomRelationsNeverExceedTheBruteForceMinimum() {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      int consumers = 1 + random.nextInt(9);
      int producers = 1 + random.nextInt(9);
      int[][] arcs = new int[consumers][];
      for (int q = 0; q < consumers; q++) {
        arcs[q] =
            random.ints(1 + random.nextInt(producers), 0, producers).sorted().distinct().toArray();
      }
      compareWithBruteForce(
          arcs, Neighbourhoods.ofArcs(consumers, producers, arcs), Arrays.deepToString(arcs));
    }
  }

  @Test
  void completeBroadcastsNeedEveryProducerAndAreCutByAnySplit() {
    NeighbourhoodBounds complete = Neighbourhoods.complete(4, 7);

    assertThat(IntStream.rangeClosed(0, 4).map(complete::smallest)).containsExactly(0, 7, 7, 7, 7);
    assertThat(IntStream.rangeClosed(0, 4).map(complete::boundary)).containsExactly(0, 7, 7, 7, 0);
  }
}
