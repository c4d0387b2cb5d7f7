package org.ratecut.benchmark.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ratecut.layers.Activations;
import org.ratecut.layers.LayerDescription;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.operation.Operation;
import org.ratecut.layers.operation.element.Addition;
import org.ratecut.layers.operation.element.ElementWise;
import org.ratecut.layers.operation.element.Softmax;
import org.ratecut.layers.operation.rearrange.Concatenation;
import org.ratecut.layers.operation.rearrange.Reorder;
import org.ratecut.layers.operation.rearrange.Reorder.Digit;
import org.ratecut.layers.operation.whole.Dense;
import org.ratecut.layers.operation.whole.Input;
import org.ratecut.layers.operation.whole.MatrixProduct;
import org.ratecut.layers.operation.window.Convolution;
import org.ratecut.layers.operation.window.Pooling;
import org.ratecut.layers.operation.window.PoolingKind;
import org.ratecut.layers.operation.window.Window;
import org.ratecut.layers.shape.Padding;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.tiling.Granularity;

/**
 * A network of one kind of layer that can be made of any size.
 *
 * @param name for people
 * @param ofSize the network with about so many vertices
 */
record Workload(String name, IntFunction<NetworkDescription> ofSize) {

  private static final int BLOCK = 16;

  @Override
  public String toString() {
    return name;
  }

  /** All kinds; each has a constant number of arcs per vertex, a dense one per producer. */
  static List<Workload> all() {
    return List.of(
        new Workload("dense", n -> network(input(1, n / 2, 1), layer("out", new Dense(n / 2)))),
        onGrid("convolution", new Convolution(same(3), 1)),
        onGrid("pooling", new Pooling(PoolingKind.MAX, Window.square(2).withStride(1))),
        onGrid("softmax", new Softmax()),
        onGrid("element-wise", new ElementWise(1)),
        new Workload("depthwise, by value", Workload::depthwise),
        new Workload("addition", Workload::addition),
        new Workload("matrix product", Workload::matrixProduct),
        new Workload("transposition", Workload::transposition),
        new Workload("concatenation of many", Workload::concatenation),
        new Workload("many layers", n -> manyLayers(n, Activations.ALL)),
        new Workload("many layers, memory reused", n -> manyLayers(n, Activations.LIVE)));
  }

  private static Window same(int side) {
    return Window.square(side).withPadding(Padding.SAME);
  }

  private static LayerDescription input(int height, int width, int channels) {
    return input("in", height, width, channels);
  }

  private static LayerDescription input(String name, int height, int width, int channels) {
    return layer(name, new Input(new Shape(height, width, channels)));
  }

  private static LayerDescription layer(String name, Operation operation) {
    return LayerDescription.of(name, operation);
  }

  private static NetworkDescription network(LayerDescription... layers) {
    return NetworkDescription.of("growth", layers);
  }

  private static int side(int positions) {
    return (int) Math.sqrt(positions);
  }

  private static Workload onGrid(String name, Operation operation) {
    return new Workload(
        name, n -> network(input(side(n / 2), side(n / 2), 1), layer("out", operation)));
  }

  private static NetworkDescription depthwise(int n) {
    int side = side(n / 2 / BLOCK);
    Granularity single = new Granularity.SingleValues();
    return network(
        input(side, side, BLOCK).withGranularity(single),
        layer("out", new Convolution(same(3), BLOCK, BLOCK)).withGranularity(single));
  }

  private static NetworkDescription addition(int n) {
    int side = side(n / 3);
    return network(
        input("a", side, side, 1),
        input("b", side, side, 1),
        layer("out", new Addition()).from("a", "b"));
  }

  private static NetworkDescription matrixProduct(int n) {
    int rows = n / 12;
    return network(
        input("a", rows, 4, 4),
        input("b", rows, 4, 4),
        layer("out", new MatrixProduct()).from("a", "b"));
  }

  private static NetworkDescription transposition(int n) {
    int side = side(n / 2);
    Reorder transposed =
        new Reorder(
            new Shape(side, side, 1),
            0,
            List.of(new Digit(side, 1)),
            List.of(new Digit(side, side)),
            List.of(new Digit(1, 1)));
    return network(
        input(side, side, 1), layer("transposed", transposed), layer("out", new ElementWise(1)));
  }

  /** As many parts as each has columns. */
  private static NetworkDescription concatenation(int n) {
    int parts = side(n / 2);
    List<LayerDescription> layers = new ArrayList<>();
    IntStream.range(0, parts).forEach(p -> layers.add(input("part" + p, 1, parts, 1)));
    String[] names = layers.stream().map(LayerDescription::name).toArray(String[]::new);
    layers.add(layer("all", new Concatenation(Concatenation.Side.WIDTH)).from(names));
    layers.add(layer("out", new ElementWise(1)));
    return network(layers.toArray(LayerDescription[]::new));
  }

  /** Each with its own parameters. */
  private static NetworkDescription manyLayers(int n, Activations activations) {
    List<LayerDescription> layers = new ArrayList<>(List.of(input(1, BLOCK, 1)));
    for (int i = 1; i < n / BLOCK; i++) {
      layers.add(layer("layer" + i, new ElementWise(1, 1, true)));
    }
    return network(layers.toArray(LayerDescription[]::new)).withActivations(activations);
  }
}
