package org.ratecut.layers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.Reading;
import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.tiling.TiledLayer;
import org.ratecut.layers.tiling.Tiling;
import org.ratecut.layers.view.VertexCollector;
import org.ratecut.layers.view.View;
import org.ratecut.model.VertexSet;

/** Adds the arcs to the vertices of one layer. */
final class LayerArcs {

  private final BiConsumer<VertexSet, VertexSet> arcs;
  private final VertexCollector producers;
  private final TiledLayer layer;
  private final Tiling tiling;
  private final List<View> inputs;

  /**
   * Prepares to add them.
   *
   * @param arcs gets the producers and the consumers of each broadcast
   */
  LayerArcs(
      BiConsumer<VertexSet, VertexSet> arcs,
      VertexCollector producers,
      TiledLayer layer,
      List<View> inputs) {
    this.arcs = arcs;
    this.producers = producers;
    this.layer = layer;
    this.tiling = layer.tiling();
    this.inputs = inputs;
  }

  void add(Computation computation, List<Shape> inputShapes) {
    List<Reading> readings =
        IntStream.range(0, inputs.size())
            .mapToObj(i -> computation.reading(i, inputShapes))
            .toList();
    if (readings.stream().noneMatch(Reading.Windowed.class::isInstance)) {
      inputs.forEach(input -> input.collectAll(producers));
      arcs.accept(producers.takeSet(), layer.vertices());
      return;
    }
    List<TileReads> reads =
        readings.stream().map(reading -> new TileReads(reading, tiling)).toList();
    blocksByChannelsRead(computation, inputShapes)
        .forEach((channels, blocks) -> addWindows(reads, channels, blocks));
  }

  /** Blocks that read the same channels read the same vertices, so their arcs are added at once. */
  private Map<List<ChannelRange>, List<Integer>> blocksByChannelsRead(
      Computation computation, List<Shape> inputShapes) {
    return IntStream.range(0, tiling.blocks())
        .boxed()
        .collect(
            Collectors.groupingBy(
                block -> channelsRead(computation, tiling.channels(block), inputShapes),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static List<ChannelRange> channelsRead(
      Computation computation, ChannelRange channels, List<Shape> inputShapes) {
    return IntStream.range(0, inputShapes.size())
        .mapToObj(input -> computation.channelsRead(channels, input, inputShapes))
        .toList();
  }

  private void addWindows(
      List<TileReads> reads, List<ChannelRange> channels, List<Integer> blocks) {
    for (int row = 0; row < tiling.height(); row++) {
      for (int column = 0; column < tiling.width(); column++) {
        for (int i = 0; i < inputs.size(); i++) {
          reads.get(i).collect(inputs.get(i), row, column, channels.get(i), producers);
        }
        addArcsTo(verticesAt(blocks, row, column));
      }
    }
  }

  private VertexSet verticesAt(List<Integer> blocks, int row, int column) {
    int[] vertices = new int[blocks.size()];
    for (int i = 0; i < vertices.length; i++) {
      vertices[i] = layer.vertexAt(blocks.get(i), row, column);
    }
    return VertexSet.of(vertices);
  }

  private void addArcsTo(VertexSet consumers) {
    VertexSet read = producers.takeSet();
    if (!read.isEmpty()) {
      arcs.accept(read, consumers);
    }
  }
}
