package org.ratecut.io.problem;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.io.CloseNames;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.Feedback;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.VertexSet;

/** Reads what one inference hands to the next: pairs of layers, or of lists of vertices. */
final class FeedbackReader {

  private static final String FROM = "from";
  private static final String TO = "to";

  private final Network network;
  private final LayerFeedback layers;

  private FeedbackReader(Network network) {
    this.network = network;
    this.layers = new LayerFeedback(network);
  }

  static List<Feedback> read(JsonValue root, Network network) {
    FeedbackReader reader = new FeedbackReader(network);
    List<Feedback> pairs = new ArrayList<>();
    root.optional("feedback").map(JsonValue::items).orElse(List.of()).stream()
        .map(reader::pairs)
        .forEach(pairs::addAll);
    return pairs;
  }

  private List<Feedback> pairs(JsonValue pair) {
    JsonValue from = pair.field(FROM);
    JsonValue to = pair.field(TO);
    if (from.isText() && to.isText()) {
      return LayerFeedback.between(layer(from), layer(to));
    }
    return List.of(new Feedback(vertices(from), vertices(to)));
  }

  private Layer layer(JsonValue name) {
    return layers
        .find(name.text())
        .orElseThrow(
            () ->
                name.fail(
                    "There is no layer named %s.".formatted(name.show()),
                    CloseNames.in(layers.names()).advise(name.text())));
  }

  private VertexSet vertices(JsonValue value) {
    if (value.isText()) {
      Layer layer = layer(value);
      return VertexSet.range(layer.firstVertex(), layer.endVertex());
    }
    return VertexSet.of(
        value.items().stream().flatMapToInt(item -> RuleReader.vertices(item, network)).toArray());
  }
}
