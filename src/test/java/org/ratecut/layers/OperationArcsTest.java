package org.ratecut.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ratecut.layers.ArcsByDefinition.arcs;
import static org.ratecut.layers.ArcsByDefinition.check;
import static org.ratecut.layers.ArcsByDefinition.shape;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.element.Addition;
import org.ratecut.layers.operation.element.ElementWise;
import org.ratecut.layers.operation.element.LayerNormalization;
import org.ratecut.layers.operation.element.Multiplication;
import org.ratecut.layers.operation.element.Softmax;
import org.ratecut.layers.operation.rearrange.Concatenation;
import org.ratecut.layers.operation.rearrange.Pad;
import org.ratecut.layers.operation.rearrange.Rearrangement;
import org.ratecut.layers.operation.rearrange.Reorder;
import org.ratecut.layers.operation.rearrange.Reorder.Digit;
import org.ratecut.layers.operation.whole.Dense;
import org.ratecut.layers.operation.whole.Embedding;
import org.ratecut.layers.operation.whole.Indivisible;
import org.ratecut.layers.operation.whole.Input;
import org.ratecut.layers.operation.whole.MatrixProduct;
import org.ratecut.layers.operation.whole.Opaque;
import org.ratecut.layers.operation.whole.State;
import org.ratecut.layers.operation.whole.StoredValues;
import org.ratecut.layers.operation.window.Convolution;
import org.ratecut.layers.operation.window.GroupNormalization;
import org.ratecut.layers.operation.window.LocalResponseNormalization;
import org.ratecut.layers.operation.window.Window;
import org.ratecut.layers.shape.Padding;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.tiling.Granularity;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.InvalidModelException;

/** Operations between tiles of any size have the arcs of their definition, value by value. */
class OperationArcsTest {

  static Stream<Integer> seeds() {
    return IntStream.range(0, 60).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sumsAndProductsStretchSidesOfOne(int seed) {
    Random random = new Random(seed);
    Shape full = shape(random);
    Shape other =
        new Shape(
            random.nextBoolean() ? 1 : full.height(),
            random.nextBoolean() ? 1 : full.width(),
            random.nextBoolean() ? 1 : full.channels());
    Computation operation = random.nextBoolean() ? new Addition() : new Multiplication();

    check(
        random,
        operation,
        List.of(full, other),
        (output, input, value) ->
            input == 0
                ? output.equals(value)
                : value.row() == Math.min(output.row(), other.height() - 1)
                    && value.column() == Math.min(output.column(), other.width() - 1)
                    && value.channel() == Math.min(output.channel(), other.channels() - 1));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void productsOfMatricesReadARowAndAColumn(int seed) {
    Random random = new Random(seed);
    Shape left = shape(random);
    Shape right = new Shape(left.height(), left.channels(), 1 + random.nextInt(4));

    check(
        random,
        new MatrixProduct(),
        List.of(left, right),
        (output, input, value) ->
            value.row() == output.row()
                && (input == 0
                    ? value.column() == output.column()
                    : value.channel() == output.channel()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void functionsOfPositionsReadTheirOwnPlace(int seed) {
    Random random = new Random(seed);
    Shape shape = shape(random);
    check(random, new ElementWise(1), List.of(shape), (output, input, v) -> output.equals(v));
    check(
        random,
        new Softmax(),
        List.of(shape),
        (output, input, v) -> v.row() == output.row() && v.column() == output.column());
    int size = 1 + random.nextInt(4);
    check(
        random,
        new LocalResponseNormalization(size),
        List.of(shape),
        (output, input, v) ->
            v.row() == output.row()
                && v.column() == output.column()
                && v.channel() >= output.channel() - (size - 1) / 2
                && v.channel() <= output.channel() + size / 2);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void paddingBelongsToNoVertex(int seed) {
    Random random = new Random(seed);
    Shape shape = shape(random);
    Padding.Explicit sides =
        new Padding.Explicit(
            random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3));
    checkRearranged(
        random,
        new Pad(sides),
        List.of(shape),
        (output, input, value) ->
            value.row() + sides.top() == output.row()
                && value.column() + sides.left() == output.column()
                && value.channel() == output.channel());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void paddingOfChannelsBelongsToNoVertexEither(int seed) {
    Random random = new Random(seed);
    int before = random.nextInt(3);
    Pad pad =
        new Pad(
            new Padding.Explicit(random.nextInt(2), random.nextInt(2), 0, random.nextInt(2)),
            before,
            random.nextInt(3));
    checkRearranged(
        random,
        pad,
        List.of(shape(random)),
        (output, input, value) ->
            value.row() + pad.sides().top() == output.row()
                && value.column() == output.column()
                && value.channel() + before == output.channel());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void repeatedValuesAreReadFromTheirPlace(int seed) {
    Random random = new Random(seed);
    Shape in = shape(random);
    int times = 1 + random.nextInt(3);
    long ofRow = (long) in.width() * in.channels();
    // Each row several times in a row, all columns several times, channels as they are.
    Reorder order =
        new Reorder(
            new Shape(in.height() * times, in.width() * times, in.channels()),
            0,
            List.of(new Digit(in.height(), ofRow), new Digit(times, 0)),
            List.of(new Digit(times, 0), new Digit(in.width(), in.channels())),
            List.of(new Digit(in.channels(), 1)));
    checkRearranged(
        random,
        order,
        List.of(in),
        (output, input, value) ->
            value.row() == output.row() / times
                && value.column() == output.column() % in.width()
                && value.channel() == output.channel());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void normalisationReadsThePositionOrTheGroup(int seed) {
    Random random = new Random(seed);
    Shape shape = shape(random);
    check(
        random,
        new LayerNormalization(8, 2),
        List.of(shape),
        (output, input, v) -> v.row() == output.row() && v.column() == output.column());
    int groups = 1 + random.nextInt(3);
    int each = 1 + random.nextInt(2);
    check(
        random,
        new GroupNormalization(groups, 0),
        List.of(new Shape(shape.height(), shape.width(), groups * each)),
        (output, input, v) -> v.channel() / each == output.channel() / each);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anEmbeddingReadsTheNumberAtItsPlace(int seed) {
    Random random = new Random(seed);
    Shape shape = shape(random);
    check(
        random,
        new Embedding(10, 1 + random.nextInt(3)),
        List.of(new Shape(shape.height(), shape.width(), 1)),
        (output, input, v) -> v.row() == output.row() && v.column() == output.column());
  }

  @Test
  void stateAndStoredValuesTakeRoomForGoodAndReadNothing() {
    NetworkDescription description =
        NetworkDescription.of(
                "state",
                LayerDescription.of("in", new Input(new Shape(1, 2, 3))),
                LayerDescription.of("state", new State(new Shape(1, 2, 3))).from(),
                LayerDescription.of("stored", new StoredValues(new Shape(1, 2, 3))).from(),
                LayerDescription.of("sum", new Addition()).from("in", "state", "stored"),
                LayerDescription.of("lstm", new Indivisible(5, 70, 10, 400, 900, 12)))
            .withActivations(Activations.LIVE);
    Network network = NetworkGenerator.generate(description);

    // For good: state, stored values and the state of the LSTM; at most 12 values beside them.
    assertThat(network.totalVertexMemory(MemoryKind.RAM)).isEqualTo(6 + 6 + 12 + 12);
    assertThat(network.totalParameterMemory(MemoryKind.RAM)).isEqualTo(80);
    assertThat(network.activation(0)).isEqualTo(3);
    assertThat(network.activation(2)).isZero();
    assertThat(network.activation(4)).isZero();
    assertThat(network.memory(8)).isEqualTo(17);
    assertThat(network.activation(8)).isEqualTo(5);
    assertThat(network.computation(8)).isEqualTo(900);
    assertThat(LayerCounts.total(description)).isEqualTo(new LayerCounts("state", 6 + 80, 400));
    assertThat(arcs(network))
        .containsExactlyInAnyOrder("0>6", "2>6", "4>6", "1>7", "3>7", "5>7", "6>8", "7>8");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void rowsAreJoinedOneBelowTheOther(int seed) {
    Random random = new Random(seed);
    Shape upper = shape(random);
    Shape lower = new Shape(1 + random.nextInt(4), upper.width(), upper.channels());
    checkRearranged(
        random,
        new Concatenation(Concatenation.Side.HEIGHT),
        List.of(upper, lower),
        (output, input, value) ->
            value.row() + input * upper.height() == output.row()
                && value.column() == output.column()
                && value.channel() == output.channel());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void transposingMovesValues(int seed) {
    Random random = new Random(seed);
    Shape in = shape(random);
    long ofRow = (long) in.width() * in.channels();
    int[] sides = {in.width(), in.channels(), in.height()};
    // Rows become channels, columns become rows, channels become columns.
    Reorder order =
        new Reorder(
            new Shape(sides[0], sides[1], sides[2]),
            0,
            List.of(new Digit(in.width(), in.channels())),
            List.of(new Digit(in.channels(), 1)),
            List.of(new Digit(in.height(), ofRow)));

    checkRearranged(
        random,
        order,
        List.of(in),
        (output, input, value) ->
            value.row() == output.channel()
                && value.column() == output.row()
                && value.channel() == output.column());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shufflingChannelsAndTakingEveryOtherRowReadOnlyWhatTheyName(int seed) {
    Random random = new Random(seed);
    int groups = 1 + random.nextInt(3);
    int each = 1 + random.nextInt(3);
    Shape in = new Shape(5, 1 + random.nextInt(3), groups * each);
    long ofRow = (long) in.width() * in.channels();
    // Channel c of the output is number (c / groups) of group (c mod groups); rows 1 and 3.
    Reorder order =
        new Reorder(
            new Shape(2, in.width(), in.channels()),
            ofRow,
            List.of(new Digit(2, 2 * ofRow)),
            List.of(new Digit(in.width(), in.channels())),
            List.of(new Digit(each, 1), new Digit(groups, each)));

    checkRearranged(
        random,
        order,
        List.of(in),
        (output, input, value) ->
            value.row() == 1 + 2 * output.row()
                && value.column() == output.column()
                && value.channel() == output.channel() % groups * each + output.channel() / groups);
  }

  @Test
  void aDenseLayerReadsOnlyTheSliceBeforeIt() {
    Reorder slice =
        new Reorder(new Shape(1, 2, 1), 3, List.of(), List.of(new Digit(2, 1)), List.of());
    Network network =
        NetworkGenerator.generate(
            NetworkDescription.of(
                "slice",
                LayerDescription.of("in", new Input(Shape.vector(6))),
                LayerDescription.of("part", slice),
                LayerDescription.of("out", new Dense(1))));

    assertThat(arcs(network)).containsExactly("3>6", "4>6");
  }

  @Test
  void anOpaqueOperatorIsOneVertexHoweverTheNetworkIsCut() {
    Network network =
        NetworkGenerator.generate(
            NetworkDescription.of(
                "opaque",
                LayerDescription.of("in", new Input(new Shape(2, 2, 3))),
                LayerDescription.of("what", new Opaque(10, 7))
                    .withGranularity(new Granularity.SingleValues())));

    assertThat(network.vertexCount()).isEqualTo(5);
    assertThat(network.memory(4)).isEqualTo(10);
    assertThat(network.computation(4)).isEqualTo(12 + 10);
    assertThat(network.totalParameterMemory(MemoryKind.RAM)).isEqualTo(7);
    assertThat(arcs(network)).containsExactly("0>4", "1>4", "2>4", "3>4");
  }

  @Test
  void numbersOfOtherSizesTakeMoreValues() {
    Network network =
        NetworkGenerator.generate(
            NetworkDescription.of(
                "sizes",
                LayerDescription.of("in", new Input(new Shape(1, 1, 3)))
                    .withSizes(new NumberSizes(4, 1, 1)),
                LayerDescription.of("c", new Convolution(Window.square(1), 5))
                    .withSizes(new NumberSizes(2, 1, 4)),
                LayerDescription.of("d", new Dense(1, false)).withSizes(new NumberSizes(8, 2, 4))));

    assertThat(network.memory(0)).isEqualTo(12);
    assertThat(network.output(0)).isEqualTo(12);
    assertThat(network.memory(1)).isEqualTo(10);
    assertThat(network.totalParameterMemory(MemoryKind.RAM)).isEqualTo(15 + 5 * 4);
    assertThat(network.memory(2)).isEqualTo(8 + 5 * 2);
    assertThat(network.computation(2)).isEqualTo(10);
  }

  @Test
  void wrongUseIsRefused() {
    assertThatThrownBy(
            () -> new Addition().outputShape(List.of(new Shape(2, 2, 3), new Shape(2, 2, 2))))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("2 x 2 x 2");
    assertThatThrownBy(
            () -> new MatrixProduct().outputShape(List.of(new Shape(1, 2, 3), new Shape(1, 2, 3))))
        .isInstanceOf(InvalidModelException.class);
    assertThatThrownBy(() -> new ElementWise(1, 5, false).outputShape(List.of(new Shape(1, 2, 1))))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("divide");
    assertThatThrownBy(
            () ->
                new Reorder(new Shape(1, 3, 1), 0, List.of(), List.of(new Digit(2, 1)), List.of()))
        .isInstanceOf(InvalidModelException.class);
    Reorder beyond =
        new Reorder(new Shape(1, 2, 1), 3, List.of(), List.of(new Digit(2, 1)), List.of());
    assertThatThrownBy(() -> beyond.outputShape(List.of(Shape.vector(4))))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("values 3 to 4");
  }

  /** A rearrangement has no vertices, so a function of each value follows it. */
  private static void checkRearranged(
      Random random,
      Rearrangement operation,
      List<Shape> inputs,
      ArcsByDefinition.Definition definition) {
    check(random, operation, inputs, definition);
  }
}
