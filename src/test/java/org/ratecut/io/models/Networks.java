package org.ratecut.io.models;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ratecut.layers.LayerDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.tiling.Granularity;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;

/** The networks of imported models at any granularity, and the arcs that they must have. */
final class Networks {

  private Networks() {}

  /** Whether an output value, by row, column and channel, is computed from an input value. */
  @FunctionalInterface
  interface Definition {
    boolean reads(int[] output, int[] input);
  }

  static List<Granularity> granularities() {
    return List.of(
        new Granularity.Whole(),
        new Granularity.Rows(1),
        new Granularity.Rows(3),
        new Tile(2, 3),
        new Granularity.Channels(1),
        new Granularity.SingleValues());
  }

  static Network cut(ImportedModel model, Granularity granularity) {
    List<LayerDescription> layers = new ArrayList<>();
    for (LayerDescription layer : model.description().layers()) {
      layers.add(
          layer.operation() instanceof Computation ? layer.withGranularity(granularity) : layer);
    }
    return NetworkGenerator.generate(model.description().withLayers(layers));
  }

  /** Height, width and channels of the layers with vertices, in order. */
  static List<String> shapes(ImportedModel model) {
    return cut(model, new Granularity.SingleValues()).layers().stream()
        .map(layer -> Networks.shape(model, layer))
        .toList();
  }

  private static String shape(ImportedModel model, Layer layer) {
    Layer whole =
        cut(model, Tile.SINGLE).layers().stream()
            .filter(each -> each.name().equals(layer.name()))
            .findFirst()
            .orElseThrow();
    return "%d x %d x %d"
        .formatted(whole.height(), whole.width(), layer.vertexCount() / whole.vertexCount());
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

  /** Arcs from an input, whose vertices come first, to a layer. */
  static SortedSet<String> expectedArcs(
      Granularity granularity, Shape input, Shape output, Definition definition) {
    Tile from = granularity.tileOf(input);
    Tile to = granularity.tileOf(output);
    int first = count(input, from);
    SortedSet<String> arcs = new TreeSet<>();
    for (int[] write : values(output)) {
      for (int[] read : values(input)) {
        if (definition.reads(write, read)) {
          arcs.add(vertex(input, from, read) + ">" + (first + vertex(output, to, write)));
        }
      }
    }
    return arcs;
  }

  private static int count(Shape shape, Tile tile) {
    return parts(shape.height(), tile.height())
        * parts(shape.width(), tile.width())
        * parts(shape.channels(), tile.channels());
  }

  private static int parts(int size, int part) {
    return (size - 1) / part + 1;
  }

  private static int vertex(Shape shape, Tile tile, int[] value) {
    int rows = parts(shape.height(), tile.height());
    int columns = parts(shape.width(), tile.width());
    return (value[2] / tile.channels() * rows + value[0] / tile.height()) * columns
        + value[1] / tile.width();
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
}
