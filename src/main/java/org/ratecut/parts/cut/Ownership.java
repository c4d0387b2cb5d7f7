package org.ratecut.parts.cut;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ratecut.io.models.TensorPlace;
import org.ratecut.layers.tiling.TiledLayer;
import org.ratecut.layers.tiling.Tiling;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.parts.graph.GraphOperator;
import org.ratecut.parts.graph.GraphTensor;
import org.ratecut.parts.graph.ModelGraph;

/**
 * Which device has which values of a tensor, by the vertices that they belong to. Values that
 * belong to no vertex, because an operator only moves them, have no owner: who reads them computes
 * them.
 */
final class Ownership {

  private final ModelGraph graph;
  private final Assignment assignment;
  private final Map<String, TiledLayer> layers = new HashMap<>();
  private final Set<Integer> owned = new HashSet<>();
  private final Map<Integer, Map<Integer, ElementSet>> sets = new HashMap<>();

  /**
   * The owners under an assignment.
   *
   * @param tilings where the layers of the network are cut
   */
  Ownership(ModelGraph graph, Network network, Map<String, Tiling> tilings, Assignment assignment) {
    this.graph = graph;
    this.assignment = assignment;
    for (Layer layer : network.layers()) {
      layers.put(layer.name(), new TiledLayer(layer, tilings.get(layer.name())));
    }
    graph.inputs().stream().filter(this::hasVertices).forEach(owned::add);
    for (GraphOperator operator : graph.operators()) {
      boolean moves = operator.moves() && readsSameLayer(operator);
      operator.outputs().stream()
          .filter(output -> !moves && hasVertices(output))
          .forEach(owned::add);
    }
  }

  private boolean hasVertices(int tensor) {
    return graph
        .tensor(tensor)
        .place()
        .filter(each -> layers.containsKey(each.layer()))
        .isPresent();
  }

  private boolean readsSameLayer(GraphOperator operator) {
    Set<String> read = new HashSet<>();
    for (int input : operator.inputs()) {
      if (graph.isComputed(input)) {
        graph.tensor(input).place().ifPresent(place -> read.add(place.layer()));
      }
    }
    return operator.outputs().stream()
        .flatMap(output -> graph.tensor(output).place().stream())
        .anyMatch(place -> read.contains(place.layer()));
  }

  /** Whether the values of a tensor are computed by their owners and sent to others. */
  boolean isOwned(int tensor) {
    return owned.contains(tensor);
  }

  /** Whether the values of a tensor belong to vertices, whoever computes them. */
  boolean isPlaced(int tensor) {
    return hasVertices(tensor);
  }

  /** The values of a tensor with a place that belong to vertices on a device. */
  ElementSet of(int tensor, int device) {
    return sets.computeIfAbsent(tensor, this::byDevice)
        .getOrDefault(device, new ElementSet(graph.tensor(tensor).sizes()));
  }

  private Map<Integer, ElementSet> byDevice(int number) {
    GraphTensor tensor = graph.tensor(number);
    TensorPlace place = tensor.place().orElseThrow();
    TiledLayer layer = layers.get(place.layer());
    Map<Integer, ElementSet> byDevice = new HashMap<>();
    int[] index = new int[tensor.sizes().size()];
    int next = 0;
    do {
      int device = assignment.deviceOf(vertexAt(layer, place, index));
      byDevice.computeIfAbsent(device, each -> new ElementSet(tensor.sizes())).add(next++);
    } while (advance(index, tensor.sizes()));
    return byDevice;
  }

  private static int vertexAt(TiledLayer layer, TensorPlace place, int[] index) {
    long value = place.offset();
    for (int k = 0; k < index.length; k++) {
      value += index[k] * place.strides().get(k);
    }
    Tiling tiling = layer.tiling();
    int channels = tiling.shape().channels();
    int position = (int) (value / channels);
    return layer.vertexAt(
        (int) (value % channels) / tiling.tile().channels(),
        position / tiling.shape().width() / tiling.tile().height(),
        position % tiling.shape().width() / tiling.tile().width());
  }

  private static boolean advance(int[] index, List<Integer> sizes) {
    for (int k = index.length - 1; k >= 0; k--) {
      if (++index[k] < sizes.get(k)) {
        return true;
      }
      index[k] = 0;
    }
    return false;
  }
}
