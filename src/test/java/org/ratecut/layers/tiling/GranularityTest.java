package org.ratecut.layers.tiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.layers.Activations;
import org.ratecut.layers.CostOverrides;
import org.ratecut.layers.LayerCounts;
import org.ratecut.layers.LayerDescription;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.layers.ParameterStorage;
import org.ratecut.layers.operation.element.Addition;
import org.ratecut.layers.operation.rearrange.Concatenation;
import org.ratecut.layers.operation.rearrange.Flatten;
import org.ratecut.layers.operation.whole.Dense;
import org.ratecut.layers.operation.whole.Input;
import org.ratecut.layers.operation.window.Convolution;
import org.ratecut.layers.operation.window.GlobalPooling;
import org.ratecut.layers.operation.window.Pooling;
import org.ratecut.layers.operation.window.PoolingKind;
import org.ratecut.layers.operation.window.Window;
import org.ratecut.layers.shape.Padding;
import org.ratecut.layers.shape.Shape;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.MemoryKind;

/** Cuts along rows, columns and channels change the vertices, and nothing else. */
class GranularityTest {

  private static final Shape INPUT = new Shape(5, 6, 4);

  static Stream<Integer> seeds() {
    return IntStream.range(0, 150).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void arcsAreThoseBetweenTheValuesOfTheTiles(int seed) {
    Random random = new Random(seed);
    Convolution convolution = convolution(random);
    Tile from = tile(random);
    Tile to = tile(random);
    NetworkDescription description =
        NetworkDescription.of(
            "cut",
            LayerDescription.of("in", new Input(INPUT)).withGranularity(from),
            LayerDescription.of("out", convolution).withGranularity(to));

    Network network = NetworkGenerator.generate(description);

    Shape output = convolution.outputShape(List.of(INPUT));
    Blocks producers = new Blocks(network.layers().get(0), INPUT, from);
    Blocks consumers = new Blocks(network.layers().get(1), output, to);
    SortedSet<String> expected = new TreeSet<>();
    for (int[] write : values(output)) {
      for (int[] read : values(INPUT)) {
        if (reads(convolution, write, read)) {
          expected.add(producers.vertexOf(read) + ">" + consumers.vertexOf(write));
        }
      }
    }
    assertThat(arcs(network)).isEqualTo(expected);
    assertThat(network.layers().get(1).vertexCount()).isEqualTo(consumers.count());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void totalsAreTheSameHoweverTheLayersAreCut(int seed) {
    Random random = new Random(seed);
    NetworkDescription whole = network(layer -> layer);
    NetworkDescription cut = network(layer -> layer.withGranularity(anyGranularity(random)));

    Network expected = NetworkGenerator.generate(whole);
    Network actual = NetworkGenerator.generate(cut);

    assertThat(actual.totalComputation()).isEqualTo(expected.totalComputation());
    assertThat(actual.totalVertexMemory(MemoryKind.RAM))
        .isEqualTo(expected.totalVertexMemory(MemoryKind.RAM));
    assertThat(actual.totalParameterMemory(MemoryKind.RAM))
        .isEqualTo(expected.totalParameterMemory(MemoryKind.RAM));
    assertThat(LayerCounts.total(cut)).isEqualTo(LayerCounts.total(whole));
  }

  @Test
  void blocksOfChannelsHaveTheirOwnParametersAndTilesShareThem() {
    Network network =
        NetworkGenerator.generate(
            NetworkDescription.of(
                "blocks",
                LayerDescription.of("in", new Input(new Shape(4, 4, 3))),
                LayerDescription.of("c", new Convolution(Window.square(3), 10))
                    .withGranularity(new Tile(1, 2, 4))));

    // 2 x 2 positions in tiles of 1 x 2, channels in blocks of 4, 4 and 2.
    assertThat(network.parameterGroups())
        .containsExactly(
            new ParameterGroup("c, channels 0-3", 4 * 28, VertexSet.range(16, 18)),
            new ParameterGroup("c, channels 4-7", 4 * 28, VertexSet.range(18, 20)),
            new ParameterGroup("c, channels 8-9", 2 * 28, VertexSet.range(20, 22)));
    assertThat(network.memory(16)).isEqualTo(2 * 4);
    assertThat(network.computation(16)).isEqualTo(2 * 4 * (2 * 27 + 1));
    assertThat(network.output(20)).isEqualTo(2 * 2);
  }

  @Test
  void depthwiseBlocksReadOnlyTheirOwnChannels() {
    Network network =
        NetworkGenerator.generate(
            NetworkDescription.of(
                "depthwise",
                LayerDescription.of("in", new Input(new Shape(3, 3, 6)))
                    .withGranularity(new Granularity.Channels(2)),
                LayerDescription.of("d", new Convolution(Window.square(3), 6, 6))
                    .withGranularity(new Granularity.Channels(3)),
                LayerDescription.of("p", new GlobalPooling(PoolingKind.AVERAGE))
                    .withGranularity(new Granularity.Channels(3))));

    assertThat(arcs(network)).containsExactly("0>3", "1>3", "1>4", "2>4", "3>5", "4>6");
  }

  @Test
  void flattenedValuesComeFromTheirChannels() {
    Network network =
        NetworkGenerator.generate(
            NetworkDescription.of(
                "flat",
                LayerDescription.of("in", new Input(new Shape(1, 2, 4)))
                    .withGranularity(new Tile(1, 1, 2)),
                LayerDescription.of("f", new Flatten()),
                LayerDescription.of(
                    "w", new Pooling(PoolingKind.MAX, Window.of(1, 3).withStride(1, 3)))));

    // Vertices: channels 0-1 of both positions are 0 and 1, channels 2-3 are 2 and 3. The windows
    // hold values 0-2 and 3-5: channels 0-2 of position 0; channel 3 of it and 0-1 of position 1.
    assertThat(arcs(network)).containsExactly("0>4", "1>5", "2>4", "2>5");
  }

  @Test
  void concatenatedChannelsComeFromTheirPart() {
    Network network =
        NetworkGenerator.generate(
            NetworkDescription.of(
                "joined",
                LayerDescription.of("a", new Input(new Shape(2, 2, 3)))
                    .withGranularity(new Granularity.Whole()),
                LayerDescription.of("b", new Input(new Shape(2, 2, 5)))
                    .withGranularity(new Granularity.Whole()),
                LayerDescription.of("j", new Concatenation(Concatenation.Side.CHANNELS))
                    .from("a", "b"),
                LayerDescription.of("p", new Pooling(PoolingKind.MAX, Window.square(2)))
                    .withGranularity(new Granularity.Channels(2))));

    assertThat(arcs(network)).containsExactly("0>2", "0>3", "1>3", "1>4", "1>5");
  }

  @Test
  void costsThatDoNotDivideAddUp() {
    Network network =
        NetworkGenerator.generate(
            NetworkDescription.of(
                "uneven",
                LayerDescription.of("in", new Input(new Shape(1, 1, 3))),
                LayerDescription.of("c", new Convolution(Window.square(1), 3))
                    .withCosts(CostOverrides.NONE.withComputation(100).withSharedParameters(7))
                    .withGranularity(new Granularity.Channels(1))));

    assertThat(Stream.of(1, 2, 3).map(network::computation)).containsExactly(33L, 33L, 34L);
    assertThat(network.parameterGroups().stream().map(ParameterGroup::size))
        .containsExactly(2L, 2L, 3L);
  }

  @Test
  void parametersInFlashTakeNoRam() {
    NetworkDescription description =
        network(layer -> layer).withParameters(new ParameterStorage(256, MemoryKind.FLASH));

    Network inFlash = NetworkGenerator.generate(description);
    Network inRam =
        NetworkGenerator.generate(
            description.withParameters(description.parameters().in(MemoryKind.RAM)));

    assertThat(inFlash.totalParameterMemory(MemoryKind.RAM)).isZero();
    long values = inRam.totalMemory(MemoryKind.RAM);
    assertThat(inFlash.totalMemory(MemoryKind.RAM) + inFlash.totalMemory(MemoryKind.FLASH))
        .isEqualTo(values);
    // Each bias takes 4 values of 64 bits: 8 + 12 + 12 + 7 biases.
    assertThat(inFlash.totalMemory(MemoryKind.FLASH))
        .isEqualTo(LayerCounts.total(description).parameters() + 3 * 39);
    assertThat(inRam.memoryKinds()).containsExactly(MemoryKind.RAM);
    // Groups go to flash as they are, and so do the parameters that are a neuron's own.
    assertThat(inFlash.totalParameterMemory(MemoryKind.FLASH))
        .isEqualTo(inRam.totalParameterMemory(MemoryKind.RAM));
  }

  @Test
  void liveActivationsAreKeptUntilTheirLastReader() {
    NetworkDescription all = network(layer -> layer);

    Network live = NetworkGenerator.generate(all.withActivations(Activations.LIVE));

    Network always = NetworkGenerator.generate(all);
    assertThat(live.totalParameterMemory(MemoryKind.RAM))
        .isEqualTo(always.totalParameterMemory(MemoryKind.RAM));
    assertThat(live.totalVertexMemory(MemoryKind.RAM))
        .isLessThan(always.totalVertexMemory(MemoryKind.RAM));
    for (int v = 0; v < live.vertexCount(); v++) {
      assertThat(live.memory(v)).isEqualTo(always.memory(v));
      assertThat(live.activation(v)).isPositive();
    }
    assertThat(live.phases().get(0).first()).isZero();
  }

  private static NetworkDescription network(
      java.util.function.UnaryOperator<LayerDescription> change) {
    Window window = Window.square(3).withPadding(Padding.SAME);
    return NetworkDescription.of(
        "net",
        Stream.of(
                LayerDescription.of("in", new Input(new Shape(6, 5, 4))),
                LayerDescription.of("a", new Convolution(window, 8)),
                LayerDescription.of("b", new Convolution(window.withStride(2), 12, 4)),
                LayerDescription.of("c", new Convolution(window, 12, 12)),
                LayerDescription.of("s", new Addition()).from("b", "c"),
                LayerDescription.of("p", new GlobalPooling(PoolingKind.MAX)),
                LayerDescription.of("d", new Dense(7)))
            .map(change)
            .toArray(LayerDescription[]::new));
  }

  private static Granularity anyGranularity(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Granularity.Whole();
      case 1 -> new Granularity.Rows(1 + random.nextInt(3));
      case 2 -> new Granularity.Channels(1 + random.nextInt(5));
      case 3 -> new Granularity.SingleValues();
      default -> tile(random);
    };
  }

  private static Convolution convolution(Random random) {
    int groups = List.of(1, 2, 4).get(random.nextInt(3));
    Window window =
        new Window(
            1 + random.nextInt(3),
            1 + random.nextInt(3),
            1 + random.nextInt(2),
            1 + random.nextInt(2),
            1 + random.nextInt(2),
            1 + random.nextInt(2),
            Padding.of(random.nextInt(2)));
    return new Convolution(window, groups * (1 + random.nextInt(3)), groups);
  }

  private static Tile tile(Random random) {
    return new Tile(1 + random.nextInt(4), 1 + random.nextInt(4), 1 + random.nextInt(4));
  }

  /** Whether an output value, by row, column and channel, is computed from an input value. */
  private static boolean reads(Convolution convolution, int[] write, int[] read) {
    Window window = convolution.window();
    int padding = ((Padding.Explicit) window.padding()).top();
    boolean rows =
        IntStream.range(0, window.height())
            .map(i -> write[0] * window.verticalStride() - padding + i * window.verticalDilation())
            .anyMatch(row -> row == read[0]);
    boolean columns =
        IntStream.range(0, window.width())
            .map(
                i ->
                    write[1] * window.horizontalStride()
                        - padding
                        + i * window.horizontalDilation())
            .anyMatch(column -> column == read[1]);
    int groupOfWrite = write[2] * convolution.groups() / convolution.channels();
    int groupOfRead = read[2] * convolution.groups() / INPUT.channels();
    return rows && columns && groupOfWrite == groupOfRead;
  }

  private static List<int[]> values(Shape shape) {
    List<int[]> values = new ArrayList<>();
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        for (int channel = 0; channel < shape.channels(); channel++) {
          values.add(new int[] {row, column, channel});
        }
      }
    }
    return values;
  }

  /** The numbers that vertices must have: by block, then by row, then by column. */
  private record Blocks(Layer layer, Shape shape, Tile tile) {

    int vertexOf(int[] value) {
      int block = value[2] / tile.channels();
      int row = value[0] / tile.height();
      int column = value[1] / tile.width();
      return layer.firstVertex() + (block * rows() + row) * columns() + column;
    }

    int rows() {
      return ceil(shape.height(), tile.height());
    }

    int columns() {
      return ceil(shape.width(), tile.width());
    }

    int count() {
      return ceil(shape.channels(), tile.channels()) * rows() * columns();
    }

    private static int ceil(int dividend, int divisor) {
      return (dividend + divisor - 1) / divisor;
    }
  }

  private static SortedSet<String> arcs(Network network) {
    SortedSet<String> arcs = new TreeSet<>();
    for (Broadcast broadcast : network.broadcasts()) {
      for (int producer : broadcast.producers()) {
        for (int consumer : broadcast.consumers()) {
          arcs.add(producer + ">" + consumer);
        }
      }
    }
    return arcs;
  }
}
