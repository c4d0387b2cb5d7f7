package org.ratecut.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.layers.operation.Operation;
import org.ratecut.layers.operation.element.Addition;
import org.ratecut.layers.operation.rearrange.Concatenation;
import org.ratecut.layers.operation.rearrange.Concatenation.Side;
import org.ratecut.layers.operation.rearrange.Flatten;
import org.ratecut.layers.operation.whole.Dense;
import org.ratecut.layers.operation.whole.Input;
import org.ratecut.layers.operation.window.Convolution;
import org.ratecut.layers.operation.window.GlobalPooling;
import org.ratecut.layers.operation.window.Pooling;
import org.ratecut.layers.operation.window.PoolingKind;
import org.ratecut.layers.operation.window.Window;
import org.ratecut.layers.shape.Axis;
import org.ratecut.layers.shape.Padding;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;

/** The arcs of every layer, against its definition position by position. */
class ArcsTest {

  /** Sizes of a window in one direction. */
  private record Lane(int kernel, int stride, int dilation, int before, int after) {

    static Lane random(Random random) {
      return new Lane(
          1 + random.nextInt(4),
          1 + random.nextInt(4),
          1 + random.nextInt(3),
          random.nextInt(3),
          random.nextInt(3));
    }

    int outputs(int inputs) {
      return Math.floorDiv(inputs + before + after - (kernel - 1) * dilation - 1, stride) + 1;
    }

    boolean reads(int output, int input) {
      for (int tap = 0; tap < kernel; tap++) {
        if (output * stride + tap * dilation == input + before) {
          return true;
        }
      }
      return false;
    }
  }

  static Stream<Integer> seeds() {
    return Stream.iterate(0, seed -> seed + 1).limit(200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void windowsReadExactlyTheTilesUnderThem(int seed) {
    Random random = new Random(seed);
    Shape input = new Shape(1 + random.nextInt(7), 1 + random.nextInt(7), 2);
    Lane rows = Lane.random(random);
    Lane columns = Lane.random(random);
    int height = rows.outputs(input.height());
    int width = columns.outputs(input.width());
    if (height < 1 || width < 1) {
      return;
    }
    Tile from = new Tile(1 + random.nextInt(3), 1 + random.nextInt(3));
    Tile to = new Tile(1 + random.nextInt(3), 1 + random.nextInt(3));
    Window window =
        new Window(
            rows.kernel(),
            columns.kernel(),
            rows.stride(),
            columns.stride(),
            rows.dilation(),
            columns.dilation(),
            new Padding.Explicit(rows.before(), rows.after(), columns.before(), columns.after()));
    Operation operation =
        random.nextBoolean() ? new Convolution(window, 4, 2) : new Pooling(PoolingKind.MAX, window);

    Network network =
        NetworkGenerator.generate(
            NetworkDescription.of(
                "windows",
                LayerDescription.of("in", new Input(input)).withGranularity(from),
                LayerDescription.of("out", operation).withGranularity(to)));

    Grid producers = new Grid(network.layers().get(0), from);
    Grid consumers = new Grid(network.layers().get(1), to);
    SortedSet<String> expected = new TreeSet<>();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int v = 0; v < input.height(); v++) {
          for (int u = 0; u < input.width(); u++) {
            if (rows.reads(y, v) && columns.reads(x, u)) {
              expected.add(producers.at(v, u) + ">" + consumers.at(y, x));
            }
          }
        }
      }
    }
    assertThat(network.layers().get(1).height()).isEqualTo(ceil(height, to.height()));
    assertThat(network.layers().get(1).width()).isEqualTo(ceil(width, to.width()));
    assertThat(arcs(network)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void samePaddingIsTheLeastThatKeepsTheSizeAndEven(int seed) {
    Random random = new Random(seed);
    int inputs = 1 + random.nextInt(20);
    int kernel = 1 + random.nextInt(6);
    int stride = 1 + random.nextInt(4);
    int dilation = 1 + random.nextInt(3);

    Axis axis = Axis.samePadded(inputs, kernel, stride, dilation);

    assertThat(axis.outputs()).isEqualTo(ceil(inputs, stride));
    assertThat(axis.after() - axis.before()).isBetween(0, 1);
    if (axis.after() > 0) {
      Lane less = new Lane(kernel, stride, dilation, axis.before(), axis.after() - 1);
      assertThat(less.outputs(inputs)).isLessThan(axis.outputs());
    }
  }

  @Test
  void additionReadsTheSamePlaceOfEveryInput() {
    Network network =
        NetworkGenerator.generate(
            NetworkDescription.of(
                "residual",
                LayerDescription.of("a", new Input(new Shape(3, 3, 2)))
                    .withGranularity(new Tile(2, 1)),
                LayerDescription.of("b", new Input(new Shape(3, 3, 2))),
                LayerDescription.of("sum", new Addition())
                    .from("a", "b")
                    .withGranularity(new Tile(1, 3)),
                LayerDescription.of("out", new GlobalPooling(PoolingKind.AVERAGE))));

    // a: 2 x 3 tiles 0 to 5; b: 9 positions 6 to 14; sum: rows 15 to 17; out: 18.
    assertThat(arcs(network))
        .isEqualTo(
            new TreeSet<>(
                List.of(
                    "0>15", "1>15", "2>15", "6>15", "7>15", "8>15", "0>16", "1>16", "2>16", "9>16",
                    "10>16", "11>16", "3>17", "4>17", "5>17", "12>17", "13>17", "14>17", "15>18",
                    "16>18", "17>18")));
  }

  @Test
  void consumersOfAConcatenationReadAllItsInputs() {
    Network network =
        NetworkGenerator.generate(
            NetworkDescription.of(
                "inception",
                LayerDescription.of("a", new Input(new Shape(2, 2, 3))),
                LayerDescription.of("b", new Input(new Shape(2, 2, 5)))
                    .withGranularity(Tile.square(2)),
                LayerDescription.of("both", new Concatenation(Side.CHANNELS)).from("a", "b"),
                LayerDescription.of("out", new Convolution(Window.square(1), 4))));

    assertThat(network.layers().stream().map(Layer::name)).containsExactly("a", "b", "out");
    assertThat(arcs(network))
        .containsExactlyInAnyOrder("0>5", "1>6", "2>7", "3>8", "4>5", "4>6", "4>7", "4>8");
    assertThat(network.parameterGroups().get(0).size()).isEqualTo(4 * (3 + 5 + 1));
  }

  @Test
  void vectorsAreJoinedEndToEnd() {
    Network network =
        NetworkGenerator.generate(
            NetworkDescription.of(
                    "vectors",
                    LayerDescription.of("a", new Input(Shape.vector(3))),
                    LayerDescription.of("b", new Input(Shape.vector(2))),
                    LayerDescription.of("ab", new Concatenation(Side.WIDTH)).from("a", "b"),
                    LayerDescription.of("c", new Input(Shape.vector(5))),
                    LayerDescription.of("sum", new Addition()).from("ab", "c"))
                .withNeuronsPerTile(2));

    // a: 0 and 1; b: 2; c: 3 to 5; sum: 6 to 8, of the neurons 0-1, 2-3 and 4.
    assertThat(arcs(network))
        .containsExactlyInAnyOrder("0>6", "1>7", "2>7", "2>8", "3>6", "4>7", "5>8");
  }

  @Test
  void flattenKeepsTheOrderOfValues() {
    Network network =
        NetworkGenerator.generate(
            NetworkDescription.of(
                "flat",
                LayerDescription.of("grid", new Input(new Shape(2, 2, 3))),
                LayerDescription.of("flat", new Flatten()),
                LayerDescription.of("vector", new Input(Shape.vector(12)))
                    .withGranularity(new Tile(1, 4)),
                LayerDescription.of("sum", new Addition())
                    .from("flat", "vector")
                    .withGranularity(new Tile(1, 4)),
                LayerDescription.of("dense", new Dense(1)).from("flat")));

    // grid: 0 to 3, with 3 values each; vector: 4 to 6; sum: 7 to 9; dense: 10.
    assertThat(arcs(network))
        .containsExactlyInAnyOrder(
            "0>7", "1>7", "1>8", "2>8", "2>9", "3>9", "4>7", "5>8", "6>9", "0>10", "1>10", "2>10",
            "3>10");
  }

  @Test
  void lastTileHoldsWhatIsLeft() {
    Network network =
        NetworkGenerator.generate(
            NetworkDescription.of(
                    "borders",
                    LayerDescription.of("in", new Input(new Shape(3, 3, 5))),
                    LayerDescription.of("out", new Dense(10)))
                .withTile(Tile.square(2))
                .withNeuronsPerTile(4));

    assertThat(Stream.of(0, 1, 2, 3).map(network::output)).containsExactly(20L, 10L, 10L, 5L);
    assertThat(Stream.of(4, 5, 6).map(network::output)).containsExactly(4L, 4L, 2L);
    assertThat(network.memory(6)).isEqualTo(2 * (45 + 2));
    assertThat(network.computation(6)).isEqualTo(2 * (2 * 45 + 1));
  }

  private static SortedSet<String> arcs(Network network) {
    List<String> arcs = new ArrayList<>();
    for (Broadcast broadcast : network.broadcasts()) {
      for (int producer : broadcast.producers()) {
        for (int consumer : broadcast.consumers()) {
          arcs.add(producer + ">" + consumer);
        }
      }
    }
    return new TreeSet<>(arcs);
  }

  private static int ceil(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** Finds the vertex of a position. */
  private record Grid(Layer layer, Tile tile) {
    int at(int row, int column) {
      return layer.vertexAt(row / tile.height(), column / tile.width());
    }
  }
}
