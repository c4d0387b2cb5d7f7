package org.ratecut.solver.coarsen;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.ratecut.model.Layer;

/** Which vertices of a layer are merged, and the grid of what they become. */
final class LayerGroups {

  private final Layer layer;
  private final int[] groupOf;
  private final int height;
  private final int width;

  /** Groups are numbered from 0 in the order of their first members. */
  private LayerGroups(Layer layer, int[] groupOf, int height, int width) {
    this.layer = layer;
    this.groupOf = groupOf;
    this.height = height;
    this.width = width;
  }

  /** Each vertex on its own. */
  static LayerGroups singles(Layer layer) {
    int[] groupOf = new int[layer.vertexCount()];
    for (int i = 0; i < groupOf.length; i++) {
      groupOf[i] = i;
    }
    return new LayerGroups(layer, groupOf, layer.height(), layer.width());
  }

  /**
   * Merges vertices with equal keys. The result is a grid of the given size if there are as many
   * groups as it has places, else a row.
   *
   * @param keyOf for a vertex number
   */
  static LayerGroups byKey(Layer layer, IntFunction<?> keyOf, int height, int width) {
    int[] groupOf = new int[layer.vertexCount()];
    Map<Object, Integer> numbers = new LinkedHashMap<>();
    for (int i = 0; i < groupOf.length; i++) {
      Object key = keyOf.apply(layer.firstVertex() + i);
      Integer next = numbers.size();
      Integer known = numbers.putIfAbsent(key, next);
      groupOf[i] = known == null ? next : known;
    }
    int groups = numbers.size();
    return groups == height * width
        ? new LayerGroups(layer, groupOf, height, width)
        : new LayerGroups(layer, groupOf, 1, groups);
  }

  Layer layer() {
    return layer;
  }

  /** The number of the group of a vertex of the layer. */
  int groupOf(int vertex) {
    return groupOf[vertex - layer.firstVertex()];
  }

  /** Rows of groups. */
  int height() {
    return height;
  }

  /** Columns of groups. */
  int width() {
    return width;
  }

  int count() {
    return height * width;
  }

  /** The number of vertices in each group. */
  int[] sizes() {
    int[] sizes = new int[count()];
    for (int group : groupOf) {
      sizes[group]++;
    }
    return sizes;
  }

  boolean mergesSomething() {
    return count() < layer.vertexCount();
  }
}
