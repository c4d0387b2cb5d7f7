package org.ratecut.io.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.io.json.JsonValue;
import org.ratecut.layers.Activations;
import org.ratecut.model.Feedback;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Phases;
import org.ratecut.model.Vertex;

/** Reads a network vertex by vertex, from what the schema has accepted. */
final class GraphReader {

  /** A few bytes of a file can ask for many vertices, so there is an end to it. */
  private static final int MAX_VERTICES = 4_000_000;

  private final JsonValue root;
  private final NetworkBuilder builder;

  GraphReader(JsonValue root) {
    this.root = root;
    this.builder = root.build(() -> Network.builder(root.field("name").text()));
  }

  Network read() {
    JsonValue graph = root.field("graph");
    builder.bitsPerValue(DescriptionReader.readBitsPerValue(root));
    builder.pipelined(
        DescriptionReader.readActivations(root.optional("activations"))
            .filter(Activations.PIPELINED::equals)
            .isPresent());
    graph.field("layers").items().forEach(this::readLayer);
    readPhases(graph);
    VertexSetReader sets = new VertexSetReader(builder.vertexCount());
    graph.optional("parameterGroups").ifPresent(groups -> readParameterGroups(groups, sets));
    graph.optional("broadcasts").ifPresent(broadcasts -> readBroadcasts(broadcasts, sets));
    graph.optional("feedback").ifPresent(pairs -> readFeedback(pairs, sets));
    return graph.build(builder::build);
  }

  private void readLayer(JsonValue layer) {
    int height = WholeNumberPairs.positive(layer.field("height"));
    int width = WholeNumberPairs.positive(layer.field("width"));
    long count = (long) height * width;
    if (count > MAX_VERTICES - builder.vertexCount()) {
      throw layer.fail(
          "The %d x %d vertices of this layer make more than %d in all."
              .formatted(height, width, MAX_VERTICES),
          "Give a graph of fewer vertices.");
    }
    CostColumn memory = new CostColumn(layer.field("memory"), (int) count);
    Optional<CostColumn> activation =
        layer.optional("activation").map(column -> new CostColumn(column, (int) count));
    Optional<CostColumn> flash =
        layer.optional("flash").map(column -> new CostColumn(column, (int) count));
    CostColumn computation = new CostColumn(layer.field("computation"), (int) count);
    CostColumn output = new CostColumn(layer.field("output"), (int) count);
    List<Vertex> vertices = new ArrayList<>((int) count);
    for (int i = 0; i < count; i++) {
      int vertex = i;
      long inFlash = flash.map(column -> column.get(vertex)).orElse(0L);
      long reused = activation.map(column -> column.get(vertex)).orElse(0L);
      vertices.add(
          layer.build(
              () ->
                  new Vertex(
                      memory.get(vertex),
                      reused,
                      inFlash,
                      computation.get(vertex),
                      output.get(vertex))));
    }
    layer.build(
        () ->
            builder.addLayer(
                layer.field("name").text(),
                height,
                width,
                layer.optional("depth").map(WholeNumberPairs::positive).orElse(1),
                vertices));
  }

  /** Stated for each layer or for none; then they follow from the arcs. */
  private void readPhases(JsonValue graph) {
    List<JsonValue> layers = graph.field("layers").items();
    if (layers.stream().anyMatch(layer -> layer.has("phases"))) {
      graph.build(() -> builder.phases(layers.stream().map(GraphReader::phases).toList()));
    }
  }

  private static Phases phases(JsonValue layer) {
    if (!layer.has("phases")) {
      throw layer.fail(
          "It has no \"phases\", but another layer has.", "Give them for each layer, or for none.");
    }
    JsonValue range = layer.field("phases");
    List<JsonValue> numbers = range.items();
    return range.build(
        () ->
            new Phases(
                numbers.get(0).integer(0, Integer.MAX_VALUE),
                numbers.get(1).integer(0, Integer.MAX_VALUE)));
  }

  private void readParameterGroups(JsonValue groups, VertexSetReader sets) {
    for (JsonValue group : groups.items()) {
      group.build(
          () ->
              builder.addParameterGroup(
                  new ParameterGroup(
                      group.field("name").text(),
                      group.field("size").integer(0, Network.MAX_TOTAL),
                      DescriptionReader.readMemory(group.optional("memory")),
                      sets.read(group.field("members")))));
    }
  }

  private void readFeedback(JsonValue pairs, VertexSetReader sets) {
    for (JsonValue pair : pairs.items()) {
      builder.addFeedback(
          new Feedback(sets.read(pair.field("writers")), sets.read(pair.field("readers"))));
    }
  }

  private void readBroadcasts(JsonValue broadcasts, VertexSetReader sets) {
    for (JsonValue broadcast : broadcasts.items()) {
      builder.addArcs(
          sets.read(broadcast.field("producers")), sets.read(broadcast.field("consumers")));
    }
  }
}
