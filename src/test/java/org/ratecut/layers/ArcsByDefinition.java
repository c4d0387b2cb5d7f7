package org.ratecut.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.Operation;
import org.ratecut.layers.operation.element.ElementWise;
import org.ratecut.layers.operation.whole.Input;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;

/** Compares the arcs of an operation with its definition, value by value, between random tiles. */
final class ArcsByDefinition {

  private ArcsByDefinition() {}

  /** A value by its row, column and channel. */
  record Value(int row, int column, int channel) {}

  /** Whether an output value is computed from a value of an input. */
  @FunctionalInterface
  interface Definition {
    boolean reads(Value output, int input, Value value);
  }

  static void check(Random random, Operation operation, List<Shape> inputs, Definition definition) {
    List<LayerDescription> layers = new ArrayList<>();
    List<Tile> tiles = new ArrayList<>();
    for (Shape input : inputs) {
      tiles.add(tile(random));
      layers.add(
          LayerDescription.of("in" + tiles.size(), new Input(input))
              .withGranularity(tiles.get(tiles.size() - 1)));
    }
    Tile tile = tile(random);
    LayerDescription middle =
        LayerDescription.of("op", operation)
            .from(layers.stream().map(LayerDescription::name).toArray(String[]::new));
    boolean computes = operation instanceof Computation;
    layers.add(computes ? middle.withGranularity(tile) : middle);
    if (!computes) {
      layers.add(LayerDescription.of("out", new ElementWise(1)).withGranularity(tile));
    }
    Network network =
        NetworkGenerator.generate(
            NetworkDescription.of("net", layers.toArray(LayerDescription[]::new)));

    Shape shape = operation.outputShape(inputs);
    Layer last = network.layers().get(inputs.size());
    SortedSet<String> expected = new TreeSet<>();
    for (Value output : values(shape)) {
      for (int i = 0; i < inputs.size(); i++) {
        for (Value value : values(inputs.get(i))) {
          if (definition.reads(output, i, value)) {
            int producer = vertexOf(network.layers().get(i), inputs.get(i), tiles.get(i), value);
            expected.add(producer + ">" + vertexOf(last, shape, tile, output));
          }
        }
      }
    }
    assertThat(arcs(network)).isEqualTo(expected);
  }

  static Shape shape(Random random) {
    return new Shape(1 + random.nextInt(4), 1 + random.nextInt(4), 1 + random.nextInt(4));
  }

  private static Tile tile(Random random) {
    return new Tile(1 + random.nextInt(3), 1 + random.nextInt(3), 1 + random.nextInt(3));
  }

  private static List<Value> values(Shape shape) {
    List<Value> values = new ArrayList<>();
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        for (int channel = 0; channel < shape.channels(); channel++) {
          values.add(new Value(row, column, channel));
        }
      }
    }
    return values;
  }

  private static int vertexOf(Layer layer, Shape shape, Tile tile, Value value) {
    int rows = (shape.height() + tile.height() - 1) / tile.height();
    int block = value.channel() / tile.channels();
    return layer.vertexAt(
        block * rows + value.row() / tile.height(), value.column() / tile.width());
  }

  static SortedSet<String> arcs(Network network) {
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
