package org.ratecut.io.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.io.CloseNames;
import org.ratecut.io.InputException;
import org.ratecut.model.Feedback;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;
import org.ratecut.model.exact.InvalidModelException;

/** Layers that are fed back to other layers of the next inference, by name. */
public final class LayerFeedback {

  private static final String OPTION = "--feedback";

  /** Means the only input layer, unless a layer is called so. */
  private static final String INPUT = "input";

  /** Means the only layer that nothing reads, unless a layer is called so. */
  private static final String OUTPUT = "output";

  private final Network network;

  public LayerFeedback(Network network) {
    this.network = network;
  }

  /**
   * A problem with feedback besides.
   *
   * @param pairs the layer that is read in the next inference, and the layer that reads it
   * @throws InputException if there is no such layer, or the second one reads something else
   */
  public static Problem added(Problem problem, Map<String, String> pairs) {
    LayerFeedback layers = new LayerFeedback(problem.network());
    List<Feedback> all = new ArrayList<>();
    pairs.forEach((from, to) -> all.addAll(between(layers.named(from), layers.named(to))));
    try {
      return problem.withFeedback(all);
    } catch (InvalidModelException e) {
      throw new InputException(
          OPTION, "", e.getMessage(), "Name an input layer behind the equals sign.");
    }
  }

  private Layer named(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new InputException(
                    OPTION,
                    "",
                    "There is no layer named \"%s\".".formatted(name),
                    CloseNames.in(names()).advise(name)));
  }

  List<String> names() {
    return network.layers().stream().map(Layer::name).toList();
  }

  /** The layer of a name, or the only one that a word means. */
  Optional<Layer> find(String name) {
    Optional<Layer> named =
        network.layers().stream().filter(layer -> layer.name().equals(name)).findFirst();
    if (named.isPresent()) {
      return named;
    }
    return switch (name) {
      case INPUT -> only(InputLayers.of(network));
      case OUTPUT -> only(network.layers().stream().filter(this::isUnread).toList());
      default -> Optional.empty();
    };
  }

  private static Optional<Layer> only(List<Layer> layers) {
    return layers.size() == 1 ? Optional.of(layers.get(0)) : Optional.empty();
  }

  private boolean isUnread(Layer layer) {
    return vertices(layer).stream()
        .allMatch(v -> network.ofOneInference().outgoingBroadcast(v) < 0);
  }

  /**
   * What one layer hands to another: vertex by vertex where both are cut alike, else everything to
   * everyone.
   */
  static List<Feedback> between(Layer from, Layer to) {
    if (from.height() != to.height() || from.width() != to.width() || from.depth() != to.depth()) {
      return List.of(new Feedback(vertices(from), vertices(to)));
    }
    List<Feedback> pairs = new ArrayList<>();
    for (int i = 0; i < from.vertexCount(); i++) {
      pairs.add(
          new Feedback(VertexSet.of(from.firstVertex() + i), VertexSet.of(to.firstVertex() + i)));
    }
    return pairs;
  }

  private static VertexSet vertices(Layer layer) {
    return VertexSet.range(layer.firstVertex(), layer.endVertex());
  }
}
