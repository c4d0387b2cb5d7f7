package org.ratecut.layers;

import java.util.Optional;

/**
 * The networks of Martins Campos de Oliveira and Borin (Future Internet 2019, 11(10), 209) as layer
 * descriptions, with the costs that the paper gives.
 */
public final class PaperNetworks {

  private PaperNetworks() {}

  /** LeNet with one vertex for each position and neuron: 2,343 vertices. */
  public static NetworkDescription lenet1to1() {
    return lenet("lenet-1to1", Tile.SINGLE, 1, Optional.empty());
  }

  /** LeNet with 2 x 2 positions or 4 neurons in a vertex, and 5 of the output: 604 vertices. */
  public static NetworkDescription lenet2to1() {
    return lenet("lenet-2to1", Tile.square(2), 4, Optional.of(new Tile(1, 5)));
  }

  private static NetworkDescription lenet(
      String name, Tile tile, int neuronsPerTile, Optional<Tile> outputTile) {
    Window two = Window.square(2).withStride(2);
    LayerDescription output =
        LayerDescription.of("output", new Dense(10))
            .withCosts(CostOverrides.NONE.withComputation(168));
    return NetworkDescription.of(
            name,
            LayerDescription.of("input", new Input(new Shape(32, 32, 1))),
            LayerDescription.of("C1", new Convolution(Window.square(5), 6)),
            LayerDescription.of("S2", new Pooling(PoolingKind.AVERAGE, two))
                .withCosts(CostOverrides.NONE.withComputation(36).withSharedParameters(12)),
            LayerDescription.of("C3", new Convolution(Window.square(5), 16))
                .withCosts(CostOverrides.NONE.withComputation(765).withSharedParameters(1516)),
            LayerDescription.of("S4", new Pooling(PoolingKind.AVERAGE, two))
                .withTile(Tile.SINGLE)
                .withCosts(CostOverrides.NONE.withComputation(96).withSharedParameters(32)),
            LayerDescription.of("C5", new Dense(120))
                .withCosts(CostOverrides.NONE.withComputation(51)),
            LayerDescription.of("F6", new Dense(84))
                .withCosts(CostOverrides.NONE.withComputation(240)),
            outputTile.map(output::withTile).orElse(output))
        .withTile(tile)
        .withNeuronsPerTile(neuronsPerTile);
  }

  /** AlexNet with one vertex for each position and neuron: 65,916 vertices. */
  public static NetworkDescription alexnet() {
    Window three = Window.square(3);
    return NetworkDescription.of(
        "alexnet",
        LayerDescription.of("input", new Input(new Shape(227, 227, 3))),
        LayerDescription.of("conv1", new Convolution(Window.square(11).withStride(4), 96))
            .withCosts(CostOverrides.NONE.withComputation((121 * 3 * 2 + 2) * 96 + 13)),
        maxPooling("pool1"),
        LayerDescription.of(
                "conv2", new Convolution(Window.square(5).withPadding(Padding.of(2)), 256))
            .withCosts(CostOverrides.NONE.withComputation(52 * 96)),
        maxPooling("pool2"),
        LayerDescription.of("conv3", new Convolution(three.withPadding(Padding.of(1)), 384))
            .withCosts(CostOverrides.NONE.withComputation(256 * 20)),
        LayerDescription.of("conv4", new Convolution(three.withPadding(Padding.of(1)), 384))
            .withCosts(CostOverrides.NONE.withComputation(384 * 20)),
        LayerDescription.of("conv5", new Convolution(three.withPadding(Padding.of(1)), 256))
            .withCosts(CostOverrides.NONE.withComputation(384 * 20)),
        maxPooling("pool5"),
        LayerDescription.of("fc6", new Dense(4096))
            .withCosts(CostOverrides.NONE.withComputation(18_434)),
        LayerDescription.of("fc7", new Dense(4096))
            .withCosts(CostOverrides.NONE.withComputation(8_194)),
        LayerDescription.of("fc8", new Dense(1000)));
  }

  private static LayerDescription maxPooling(String name) {
    return LayerDescription.of(name, new Pooling(PoolingKind.MAX, Window.square(3).withStride(2)));
  }
}
