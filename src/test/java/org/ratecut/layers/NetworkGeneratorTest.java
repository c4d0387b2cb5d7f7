package org.ratecut.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.ratecut.layers.operation.Operation;
import org.ratecut.layers.operation.element.Addition;
import org.ratecut.layers.operation.rearrange.Concatenation;
import org.ratecut.layers.operation.rearrange.Concatenation.Side;
import org.ratecut.layers.operation.rearrange.Flatten;
import org.ratecut.layers.operation.whole.Dense;
import org.ratecut.layers.operation.whole.Input;
import org.ratecut.layers.operation.window.Convolution;
import org.ratecut.layers.operation.window.Pooling;
import org.ratecut.layers.operation.window.PoolingKind;
import org.ratecut.layers.operation.window.Window;
import org.ratecut.layers.shape.Padding;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.Network;
import org.ratecut.model.Vertex;
import org.ratecut.model.exact.InvalidModelException;

/** What cannot be a network is refused, with the layer and the value. */
class NetworkGeneratorTest {

  private final LayerDescription input = LayerDescription.of("in", new Input(new Shape(4, 4, 3)));

  @Test
  void kernelMustFitIntoThePaddedInput() {
    refuses(
        "Layer c: The kernel (5, with its dilation 9) is larger than the padded input (6).",
        input,
        layer(
            "c",
            new Convolution(Window.square(5).withDilation(2, 2).withPadding(Padding.of(1)), 1)));
  }

  @Test
  void groupsMustDivideTheChannels() {
    refuses(
        "Layer c: The groups (2) do not divide the input channels (3).",
        input,
        layer("c", new Convolution(Window.square(1), 4, 2)));
    assertThatThrownBy(() -> new Convolution(Window.square(1), 3, 2))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("The groups (2) do not divide the output channels (3).");
  }

  @Test
  void onlyShapesThatStretchToEachOtherAreAdded() {
    refuses(
        "Layer a: The shapes of its inputs differ (4 x 4 x 3 and 2 x 2 x 3) in a side that is not"
            + " 1.",
        input,
        layer("p", new Pooling(PoolingKind.MAX, Window.square(2).withStride(2))),
        layer("a", new Addition()).from("in", "p"));
  }

  @Test
  void onlyFittingShapesAreConcatenated() {
    LayerDescription pooling =
        layer("p", new Pooling(PoolingKind.MAX, Window.square(2).withStride(2)));
    refuses(
        "Layer j: The shapes of its inputs (4 x 4 x 3 and 2 x 2 x 3) may differ only in their"
            + " channels.",
        input,
        pooling,
        layer("j", new Concatenation(Side.CHANNELS)).from("in", "p"));
    refuses(
        "Layer j: The shapes of its inputs (4 x 4 x 3 and 2 x 2 x 3) may differ only in their"
            + " width.",
        input,
        pooling,
        layer("j", new Concatenation(Side.WIDTH)).from("in", "p"));
  }

  @Test
  void inputsMustExistAndComeBefore() {
    refuses("Layer f: Its input x does not exist.", input, layer("f", new Flatten()).from("x"));
    refuses(
        "Layer f: Its input d does not come before it. List each layer after those that it reads.",
        input,
        layer("f", new Flatten()).from("d"),
        layer("d", new Dense(1)));
    refuses(
        "Layer f: Its input f does not come before it. List each layer after those that it reads.",
        input,
        layer("f", new Flatten()).from("f"));
    refuses(
        "Layer d: It has nothing to read. Start the network with an input layer.",
        layer("d", new Dense(1)));
  }

  @Test
  void everyOperationGetsAsManyInputsAsItTakes() {
    refuses(
        "Layer a: It reads 1 layers but must have at least two inputs.",
        input,
        layer("a", new Addition()));
    refuses(
        "Layer d: It reads 2 layers but must have exactly one input.",
        input,
        layer("d", new Dense(1)).from("in", "in"));
    refuses(
        "Layer i: It reads 1 layers but must have no input.",
        input,
        layer("i", new Input(new Shape(1, 1, 1))).from("in"));
  }

  @Test
  void namesAreUnique() {
    refuses(
        "Layer in: There is another layer of this name; rename one of them.",
        input,
        layer("in", new Flatten()));
  }

  @Test
  void aLayerWithoutVerticesHasNoTileAndNoCosts() {
    assertThatThrownBy(() -> layer("f", new Flatten()).withGranularity(Tile.SINGLE))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("Layer f has no vertices of its own");
    assertThatThrownBy(() -> layer("f", new Flatten()).withCosts(CostOverrides.NONE.withMemory(1)))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("Layer f has no vertices of its own");
  }

  @Test
  void sizesThatDoNotFitAreRefused() {
    refuses(
        "Layer i: With its 4000001 vertices the network has more than 4000000; choose larger"
            + " tiles.",
        layer("i", new Input(Shape.vector(4_000_001))));
    Pooling wide = new Pooling(PoolingKind.MAX, Window.of(1, 4000).withPadding(Padding.SAME));
    refuses(
        "Layer q: The network has more than 20000000 arcs; choose larger tiles.",
        layer("i", new Input(Shape.vector(4000))),
        layer("p", wide),
        layer("q", wide));
    refuses(
        "Layer p: The kernel (1000000) times the outputs in one direction (1000000) must be at"
            + " most 16777216.",
        layer("i", new Input(Shape.vector(1_000_000))),
        layer(
            "p", new Pooling(PoolingKind.MAX, Window.of(1, 1_000_000).withPadding(Padding.SAME))));
    refuses(
        "Layer c: Its costs are too large to count.",
        layer("i", new Input(new Shape(1, 1, 2_000_000_000))),
        layer(
            "c",
            new Convolution(new Window(1 << 20, 1 << 20, 1, 1, 1, 1, Padding.of(1 << 19)), 1)));
    refuses(
        "The total memory of the network exceeds 9007199254740992.",
        layer("i", new Input(Shape.vector(2_000_000_000)))
            .withGranularity(new Tile(1, 2_000_000_000)),
        layer("d", new Dense(2_000_000_000)).withGranularity(new Tile(1, 2_000_000_000)));
    assertThatThrownBy(() -> new Shape(1 << 20, 1 << 20, 1 << 30))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("The shape (1048576 x 1048576 x 1073741824) has more than 2147483647 values.");
  }

  @Test
  void anOverrideReplacesOneCostAndLeavesTheOthers() {
    Network network =
        NetworkGenerator.generate(
            NetworkDescription.of(
                "overrides",
                input,
                layer("c", new Convolution(Window.square(4), 2))
                    .withCosts(CostOverrides.NONE.withOutput(7)),
                layer("d", new Dense(1)).withCosts(CostOverrides.NONE.withSharedParameters(9))));

    assertThat(network.vertex(16)).isEqualTo(new Vertex(2, 2 * (2 * 48 + 1), 7));
    assertThat(network.parameterGroups())
        .extracting("name", "size")
        .containsExactly(tuple("c", 2L * 49), tuple("d", 9L));
  }

  private static LayerDescription layer(String name, Operation operation) {
    return LayerDescription.of(name, operation);
  }

  private static void refuses(String message, LayerDescription... layers) {
    assertThatThrownBy(() -> NetworkGenerator.generate(NetworkDescription.of("wrong", layers)))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage(message);
  }
}
