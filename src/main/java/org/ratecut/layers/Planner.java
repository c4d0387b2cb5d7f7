package org.ratecut.layers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.shape.Shape;
import org.ratecut.model.exact.InvalidModelException;

/** Resolves the names of inputs and infers the shapes, in the order of the layers. */
final class Planner {

  private final List<LayerDescription> layers;
  private final Map<String, Integer> indexOfName = new HashMap<>();
  private final List<PlannedLayer> planned = new ArrayList<>();

  private Planner(List<LayerDescription> layers) {
    this.layers = layers;
  }

  /**
   * Plans all layers.
   *
   * @throws InvalidLayerException if a name occurs twice, an input is unknown or comes later, or an
   *     operation does not fit the shapes of its inputs
   */
  static List<PlannedLayer> plan(NetworkDescription network) {
    Planner planner = new Planner(network.layers());
    for (int i = 0; i < network.layers().size(); i++) {
      planner.planned.add(planner.plan(i));
      planner.indexOfName.put(network.layers().get(i).name(), i);
    }
    return List.copyOf(planner.planned);
  }

  private PlannedLayer plan(int index) {
    LayerDescription layer = layers.get(index);
    if (indexOfName.containsKey(layer.name())) {
      throw invalid(index, "There is another layer of this name; rename one of them.");
    }
    List<Integer> inputs = inputsOf(index);
    if (!layer.operation().inputCount().allows(inputs.size())) {
      throw invalid(
          index,
          "It reads %d layers but must have %s."
              .formatted(inputs.size(), layer.operation().inputCount()));
    }
    List<Shape> shapes = inputs.stream().map(input -> planned.get(input).shape()).toList();
    return new PlannedLayer(index, layer, inputs, shapes, shapeOf(index, shapes));
  }

  private Shape shapeOf(int index, List<Shape> inputs) {
    try {
      return layers.get(index).operation().outputShape(inputs);
    } catch (InvalidModelException e) {
      throw invalid(index, e.getMessage());
    } catch (ArithmeticException e) {
      throw invalid(index, "Its output is too large to count.");
    }
  }

  private List<Integer> inputsOf(int index) {
    LayerDescription layer = layers.get(index);
    if (!layer.inputs().isEmpty()) {
      return layer.inputs().stream().map(name -> indexOf(name, index)).toList();
    }
    if (layer.operation().inputCount() == InputCount.NONE) {
      return List.of();
    }
    if (index == 0) {
      throw invalid(index, "It has nothing to read. Start the network with an input layer.");
    }
    return List.of(index - 1);
  }

  private int indexOf(String input, int reader) {
    Integer index = indexOfName.get(input);
    if (index != null) {
      return index;
    }
    boolean comesLater = layers.stream().anyMatch(layer -> layer.name().equals(input));
    throw invalid(
        reader,
        comesLater
            ? "Its input %s does not come before it. List each layer after those that it reads."
                .formatted(input)
            : "Its input %s does not exist.".formatted(input));
  }

  private InvalidLayerException invalid(int index, String problem) {
    return new InvalidLayerException(index, layers.get(index).name(), problem);
  }
}
