package org.ratecut.layers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.VertexSet;

/** Adds the arcs to the vertices of one layer. */
final class LayerArcs {

  private final NetworkBuilder builder;
  private final VertexCollector producers;
  private final TiledLayer layer;
  private final Tiling tiling;
  private final List<View> inputs;

  LayerArcs(
      NetworkBuilder builder, VertexCollector producers, TiledLayer layer, List<View> inputs) {
    this.builder = builder;
    this.producers = producers;
    this.layer = layer;
    this.tiling = layer.tiling();
    this.inputs = inputs;
  }

  void add(Computation computation, List<Shape> inputShapes) {
    if (computation.reading(inputShapes) instanceof Reading.Windowed window) {
      blocksByChannelsRead(computation, inputShapes)
          .forEach((channels, blocks) -> addWindows(window, channels, blocks));
    } else {
      inputs.forEach(input -> input.collectAll(producers));
      builder.addArcs(producers.takeSet(), layer.vertices());
    }
  }

  /** Blocks that read the same channels read the same vertices, so their arcs are added at once. */
  private Map<ChannelRange, List<Integer>> blocksByChannelsRead(
      Computation computation, List<Shape> inputShapes) {
    return IntStream.range(0, tiling.blocks())
        .boxed()
        .collect(
            Collectors.groupingBy(
                block -> computation.channelsRead(tiling.channels(block), inputShapes),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private void addWindows(Reading.Windowed window, ChannelRange channels, List<Integer> blocks) {
    int[][] columns = new int[tiling.width()][];
    for (int column = 0; column < tiling.width(); column++) {
      columns[column] =
          window.columns().readBy(tiling.firstColumn(column), tiling.endColumn(column));
    }
    for (int row = 0; row < tiling.height(); row++) {
      int[] rows = window.rows().readBy(tiling.firstRow(row), tiling.endRow(row));
      for (int column = 0; column < tiling.width(); column++) {
        collect(rows, columns[column], channels);
        addArcsTo(verticesAt(blocks, row, column));
      }
    }
  }

  private void collect(int[] rows, int[] columns, ChannelRange channels) {
    inputs.forEach(input -> input.collect(rows, columns, channels, producers));
  }

  private VertexSet verticesAt(List<Integer> blocks, int row, int column) {
    return VertexSet.of(
        blocks.stream().mapToInt(block -> layer.vertexAt(block, row, column)).toArray());
  }

  private void addArcsTo(VertexSet consumers) {
    VertexSet read = producers.takeSet();
    if (!read.isEmpty()) {
      builder.addArcs(read, consumers);
    }
  }
}
