package org.ratecut.solver.tidy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Layer;
import org.ratecut.model.Problem;

/**
 * Moves of whole layers: sorts the devices along one or several layers, so that each has one piece
 * of each, and cuts a layer where another is cut. By sorting a device keeps as many vertices of a
 * layer as it has, and where only alike vertices are sorted, also its work.
 */
final class LayerMoves {

  /** How far apart in the list two layers are of which one is cut as the other. */
  private static final int REACH = 3;

  private final TidyState state;
  private final Problem problem;
  private final List<Layer> layers;

  LayerMoves(TidyState state) {
    this.state = state;
    this.problem = state.problem();
    this.layers = problem.network().layers();
  }

  /** Tries each move once; the longest stretches of layers first. */
  boolean run() {
    boolean changed = false;
    for (List<Layer> stretch : LayerStretches.of(layers)) {
      changed |= state.goesOn() && sort(stretch);
    }
    for (int i = 0; i < layers.size() && state.goesOn(); i++) {
      for (int j = Math.max(0, i - REACH); j < Math.min(layers.size(), i + REACH + 1); j++) {
        changed |= cutAs(layers.get(j), layers.get(i));
      }
    }
    return changed;
  }

  private boolean sort(List<Layer> stretch) {
    int[] vertices = state.freeVertices(stretch);
    boolean changed = state.change(vertices, sorted(stretch, vertices, false));
    changed |= state.change(vertices, sorted(stretch, vertices, true));
    return changed;
  }

  /** For each vertex its device once the devices are sorted by their mean place in layers. */
  private int[] sorted(List<Layer> stretch, int[] vertices, boolean onlyAlike) {
    int[] rank = ranks(vertices);
    int[] targets = Arrays.stream(vertices).map(state::deviceOf).toArray();
    int start = 0;
    for (Layer layer : stretch) {
      int end = start;
      while (end < vertices.length && vertices[end] < layer.endVertex()) {
        end++;
      }
      sortLayer(vertices, targets, start, end, rank, onlyAlike);
      start = end;
    }
    return targets;
  }

  private void sortLayer(
      int[] vertices, int[] targets, int start, int end, int[] rank, boolean onlyAlike) {
    int middle = start + (end - start) / 2;
    int[] places =
        IntStream.range(start, end)
            .filter(i -> !onlyAlike || isAlike(vertices[i], vertices[middle]))
            .toArray();
    int[] devices =
        Arrays.stream(places)
            .map(i -> targets[i])
            .boxed()
            .sorted(Comparator.comparingInt(d -> rank[d]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < places.length; i++) {
      targets[places[i]] = devices[i];
    }
  }

  private boolean isAlike(int a, int b) {
    return IntStream.range(0, problem.deviceCount())
        .allMatch(d -> problem.work(d, a) == problem.work(d, b));
  }

  private int[] ranks(int[] vertices) {
    double[] sum = new double[problem.deviceCount()];
    int[] count = new int[problem.deviceCount()];
    for (int v : vertices) {
      Layer layer = layers.get(problem.network().layerOf(v));
      sum[state.deviceOf(v)] += (v - layer.firstVertex() + 0.5) / layer.vertexCount();
      count[state.deviceOf(v)]++;
    }
    int[] rank = new int[sum.length];
    int[] order =
        IntStream.range(0, sum.length)
            .boxed()
            .sorted(Comparator.comparingDouble(d -> sum[d] / Math.max(1, count[d])))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < order.length; i++) {
      rank[order[i]] = i;
    }
    return rank;
  }

  /** Gives each vertex of a layer the device of the vertex at the same place of another. */
  private boolean cutAs(Layer model, Layer layer) {
    int[] vertices = state.freeVertices(List.of(layer));
    int[] targets =
        Arrays.stream(vertices)
            .map(
                v ->
                    (int)
                        ((v - layer.firstVertex())
                            * (long) model.vertexCount()
                            / layer.vertexCount()))
            .map(place -> state.deviceOf(model.firstVertex() + place))
            .toArray();
    return state.change(vertices, targets);
  }
}
