package org.ratecut.layers;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.model.InvalidModelException;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;

/**
 * Makes the dataflow graph of a described network: one vertex for each tile, and an arc to it from
 * each tile that holds a position it reads. Arcs follow exactly from kernel, stride, dilation and
 * padding. A layer with shared parameters has one parameter group of its name.
 */
public final class NetworkGenerator {

  /** Bounds the memory that a small description can ask for. */
  private static final long MOST_VERTICES = 4_000_000;

  /** The arcs of a dense layer count once for each producer, all others each. */
  private static final long MOST_LISTED_ARCS = 20_000_000;

  private final NetworkDescription description;
  private final NetworkBuilder builder;
  private final VertexCollector producers = new VertexCollector(MOST_LISTED_ARCS);
  private final List<View> views = new ArrayList<>();

  private NetworkGenerator(NetworkDescription description) {
    this.description = description;
    this.builder = Network.builder(description.name()).bitsPerValue(description.bitsPerValue());
  }

  /**
   * Generates the network.
   *
   * @throws InvalidModelException if the layers do not fit together, or there would be more than
   *     4,000,000 vertices or 20,000,000 arcs (those of a dense layer counted once per producer)
   */
  public static Network generate(NetworkDescription description) {
    NetworkGenerator generator = new NetworkGenerator(description);
    for (PlannedLayer layer : Planner.plan(description)) {
      generator.views.add(generator.viewOf(layer));
    }
    return generator.builder.build();
  }

  private View viewOf(PlannedLayer layer) {
    List<View> inputs = layer.inputs().stream().map(views::get).toList();
    if (layer.description().operation() instanceof Computation computation) {
      try {
        return compute(layer, computation, inputs);
      } catch (ArithmeticException e) {
        throw layer.invalid("Its costs are too large to count.");
      } catch (VertexCollector.TooManyArcsException e) {
        throw layer.invalid(
            "The network has more than %d arcs; choose larger tiles.".formatted(MOST_LISTED_ARCS));
      }
    }
    return rearrange(layer, inputs);
  }

  private static View rearrange(PlannedLayer layer, List<View> inputs) {
    if (layer.description().operation() instanceof Concatenation concatenation) {
      return concatenation.side() == Concatenation.Side.CHANNELS
          ? new StackedView(inputs)
          : new SideBySideView(inputs, layer.inputShapes().stream().map(Shape::width).toList());
    }
    return new FlattenedView(inputs.get(0), layer.inputShapes().get(0));
  }

  private View compute(PlannedLayer planned, Computation computation, List<View> inputs) {
    Tile tile = description.tileOf(planned.description(), planned.shape());
    Tiling tiling = new Tiling(planned.shape(), tile);
    if (tiling.tileCount() > MOST_VERTICES - builder.vertexCount()) {
      throw planned.invalid(
          "With its %d vertices the network has more than %d; choose larger tiles."
              .formatted(tiling.tileCount(), MOST_VERTICES));
    }
    Costs costs = planned.description().costs().applyTo(computation.costs(planned.inputShapes()));
    Layer layer = addVertices(planned, tiling, costs);
    if (costs.sharedParameters() > 0) {
      builder.addParameterGroup(layer.name(), costs.sharedParameters(), vertices(layer));
    }
    if (!inputs.isEmpty()) {
      addArcs(computation.reading(planned.inputShapes()), tiling, layer, inputs);
    }
    return new TiledView(layer, tile);
  }

  private Layer addVertices(PlannedLayer planned, Tiling tiling, Costs costs) {
    VertexCosts vertexCosts = new VertexCosts(costs);
    List<Vertex> vertices = new ArrayList<>(tiling.tileCount());
    for (int row = 0; row < tiling.height(); row++) {
      for (int column = 0; column < tiling.width(); column++) {
        vertices.add(vertexCosts.ofPositions(tiling.positions(row, column)));
      }
    }
    return builder.addLayer(
        planned.description().name(),
        tiling.height(),
        tiling.width(),
        planned.shape().channels(),
        vertices);
  }

  private void addArcs(Reading reading, Tiling tiling, Layer layer, List<View> inputs) {
    if (reading instanceof Reading.Windowed window) {
      addArcs(window, tiling, layer, inputs);
    } else {
      inputs.forEach(input -> input.collectAll(producers));
      builder.addArcs(producers.takeSet(), vertices(layer));
    }
  }

  private void addArcs(Reading.Windowed window, Tiling tiling, Layer layer, List<View> inputs) {
    int[][] columns = new int[tiling.width()][];
    for (int column = 0; column < tiling.width(); column++) {
      columns[column] =
          window.columns().readBy(tiling.firstColumn(column), tiling.endColumn(column));
    }
    for (int row = 0; row < tiling.height(); row++) {
      int[] rows = window.rows().readBy(tiling.firstRow(row), tiling.endRow(row));
      for (int column = 0; column < tiling.width(); column++) {
        addArcs(rows, columns[column], inputs, layer.vertexAt(row, column));
      }
    }
  }

  private void addArcs(int[] rows, int[] columns, List<View> inputs, int consumer) {
    inputs.forEach(input -> input.collect(rows, columns, producers));
    VertexSet read = producers.takeSet();
    if (!read.isEmpty()) {
      builder.addArcs(read, VertexSet.of(consumer));
    }
  }

  private static VertexSet vertices(Layer layer) {
    return VertexSet.range(layer.firstVertex(), layer.endVertex());
  }
}
