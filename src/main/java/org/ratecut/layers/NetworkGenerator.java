package org.ratecut.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.element.ElementWise;
import org.ratecut.layers.operation.rearrange.Rearrangement;
import org.ratecut.layers.operation.whole.Opaque;
import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.layers.tiling.TiledLayer;
import org.ratecut.layers.tiling.Tiling;
import org.ratecut.layers.view.TiledView;
import org.ratecut.layers.view.VertexCollector;
import org.ratecut.layers.view.View;
import org.ratecut.layers.view.Views;
import org.ratecut.model.Feedback;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Vertex;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Makes the dataflow graph of a described network: one vertex for each tile, and an arc to it from
 * each tile that holds a value it reads. Arcs follow exactly from kernel, stride, dilation, padding
 * and groups. A layer with shared parameters has one parameter group of its name, or, where its
 * channels are cut, one for each block of channels.
 */
public final class NetworkGenerator {

  /** Bounds the memory that a small description can ask for. */
  private static final long MAX_VERTICES = 4_000_000;

  /** The arcs of a dense layer count once for each producer, all others each. */
  private static final long MAX_LISTED_ARCS = 20_000_000;

  /** Views of views are asked through each other, so that many would overflow the stack. */
  private static final int MAX_NESTED = 500;

  private final NetworkDescription description;
  private final NetworkBuilder builder;
  private final VertexCollector producers = new VertexCollector(MAX_LISTED_ARCS);
  private final List<View> views = new ArrayList<>();
  private final List<Integer> nested = new ArrayList<>();
  private final Set<Integer> outputs;

  /** The layers that hold what others have computed in the inference before. */
  private final Map<Integer, TiledLayer> readers = new TreeMap<>();

  private NetworkGenerator(NetworkDescription description, List<PlannedLayer> planned) {
    this.description = description;
    this.outputs = Outputs.of(planned);
    this.builder =
        Network.builder(description.name())
            .bitsPerValue(description.bitsPerValue())
            .pipelined(description.activations() == Activations.PIPELINED);
  }

  /**
   * Generates the network.
   *
   * @throws InvalidModelException if the layers do not fit together, or there would be more than
   *     4,000,000 vertices or 20,000,000 arcs (those of a dense layer counted once per producer)
   */
  public static Network generate(NetworkDescription description) {
    List<PlannedLayer> planned = Planner.plan(description);
    NetworkGenerator generator = new NetworkGenerator(description, planned);
    for (PlannedLayer layer : planned) {
      generator.nested.add(generator.nesting(layer));
      generator.views.add(generator.viewOf(layer));
    }
    generator.readers.forEach((index, reader) -> generator.addFeedback(planned, index, reader));
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
        throw layer.invalid(e.getMessage());
      }
    }
    if (nested.get(layer.index()) > MAX_NESTED) {
      throw layer.invalid(
          "More than %d layers that only rearrange values follow on each other."
              .formatted(MAX_NESTED));
    }
    return Views.of((Rearrangement) layer.description().operation(), inputs, layer.inputShapes());
  }

  /** How many layers without vertices of their own are at most between a layer and vertices. */
  private int nesting(PlannedLayer layer) {
    return layer.description().operation() instanceof Computation
        ? 0
        : 1 + layer.inputs().stream().mapToInt(nested::get).max().orElse(0);
  }

  private View compute(PlannedLayer planned, Computation computation, List<View> inputs) {
    Tile tile = description.tileOf(planned.description(), planned.shape());
    Tiling tiling = new Tiling(planned.shape(), tile);
    if (tiling.tileCount() > MAX_VERTICES - builder.vertexCount()) {
      throw planned.invalid(
          "With its %d vertices the network has more than %d; choose larger tiles."
              .formatted(tiling.tileCount(), MAX_VERTICES));
    }
    Costs costs = LayerCosts.of(description, planned, computation);
    TiledLayer layer = new TiledLayer(addVertices(planned, tiling, costs), tiling);
    addParameterGroups(layer, costs);
    if (outputs.contains(planned.index())) {
      builder.keepToTheEnd(layer.layer());
    }
    if (!inputs.isEmpty()) {
      new LayerArcs(builder::addArcs, producers, layer, inputs)
          .add(computation, planned.inputShapes());
    }
    if (planned.description().feedback().isPresent()) {
      readers.put(planned.index(), layer);
    }
    return new TiledView(layer);
  }

  /** Values of the same place where the shapes are the same, else all of them. */
  private void addFeedback(List<PlannedLayer> planned, int index, TiledLayer layer) {
    PlannedLayer reader = planned.get(index);
    PlannedLayer writer = writerFor(planned, reader);
    Computation reading =
        writer.shape().equals(reader.shape())
            ? new ElementWise(0, 0, false)
            : new Opaque(reader.shape().values(), 0);
    try {
      new LayerArcs(
              (writers, consumers) -> builder.addFeedback(new Feedback(writers, consumers)),
              producers,
              layer,
              List.of(views.get(writer.index())))
          .add(reading, List.of(writer.shape()));
    } catch (VertexCollector.TooManyArcsException e) {
      throw reader.invalid(e.getMessage());
    }
  }

  private static PlannedLayer writerFor(List<PlannedLayer> planned, PlannedLayer reader) {
    String name = reader.description().feedback().orElseThrow();
    if (!reader.inputs().isEmpty()) {
      throw reader.invalid("It reads layers of its own inference, so it cannot hold feedback.");
    }
    return planned.stream()
        .filter(each -> each.description().name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> reader.invalid("There is no layer named \"%s\" to be fed back.".formatted(name)));
  }

  private Layer addVertices(PlannedLayer planned, Tiling tiling, Costs costs) {
    List<Vertex> vertices = new ArrayList<>((int) tiling.tileCount());
    for (int block = 0; block < tiling.blocks(); block++) {
      ChannelRange channels = tiling.channels(block);
      VertexCosts ofBlock = new VertexCosts(costs.shareOf(channels, planned.shape().channels()));
      for (int row = 0; row < tiling.height(); row++) {
        for (int column = 0; column < tiling.width(); column++) {
          vertices.add(ofBlock.ofPositions(tiling.positions(row, column)));
        }
      }
    }
    return builder.addLayer(
        planned.description().name(),
        tiling.blocks() * tiling.height(),
        tiling.width(),
        tiling.channels(0).size(),
        vertices);
  }

  /** Tiles of the same channels share their parameters; blocks of channels have none in common. */
  private void addParameterGroups(TiledLayer layer, Costs costs) {
    Tiling tiling = layer.tiling();
    for (int block = 0; block < tiling.blocks(); block++) {
      ChannelRange channels = tiling.channels(block);
      long size = channels.shareOf(costs.sharedParameters(), tiling.shape().channels());
      String name =
          tiling.blocks() == 1
              ? layer.layer().name()
              : "%s, channels %s".formatted(layer.layer().name(), channels);
      if (size > 0) {
        builder.addParameterGroup(
            new ParameterGroup(
                name, size, description.parameters().memory(), layer.verticesOf(block)));
      }
    }
  }
}
