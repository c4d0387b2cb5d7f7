package org.ratecut.solver.coarsen;

import java.util.Map;
import java.util.TreeMap;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.VertexSet;

/**
 * Merges equal vertices in pairs that share as many producers and consumers as possible, one vertex
 * after the other (after the heavy-edge matching of Karypis and Kumar, 1998). For layers without
 * geometry, such as that of a bare graph.
 */
final class Pairs {

  /** How many members of a broadcast are looked at; dense ones have thousands, all alike. */
  private static final int MAX_LOOKED_AT = 64;

  private final Network network;
  private final Compatibility compatibility;

  Pairs(Network network, Compatibility compatibility) {
    this.network = network;
    this.compatibility = compatibility;
  }

  /** Pairs those vertices that stand alone in the given groups, and keeps the others. */
  LayerGroups extend(LayerGroups groups) {
    Layer layer = groups.layer();
    int[] sizes = groups.sizes();
    int[] keys = new int[layer.vertexCount()];
    boolean[] taken = new boolean[layer.vertexCount()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = groups.groupOf(layer.firstVertex() + i);
      taken[i] = sizes[keys[i]] > 1;
    }
    for (int i = 0; i < keys.length; i++) {
      if (!taken[i]) {
        taken[i] = true;
        int partner = partnerOf(layer.firstVertex() + i, layer, taken) - layer.firstVertex();
        taken[partner] = true;
        keys[partner] = keys[i];
      }
    }
    return LayerGroups.byKey(layer, v -> keys[v - layer.firstVertex()], 1, layer.vertexCount());
  }

  /** The free vertex of the layer that shares most with the given one; itself if none does. */
  private int partnerOf(int vertex, Layer layer, boolean[] taken) {
    if (!compatibility.fits(vertex, 2)) {
      return vertex;
    }
    int best = vertex;
    int most = 0;
    for (Map.Entry<Integer, Integer> entry : shared(vertex).entrySet()) {
      int other = entry.getKey();
      boolean fits =
          layer.contains(other) && !taken[other - layer.firstVertex()] && isLike(vertex, other);
      if (fits && entry.getValue() > most) {
        best = other;
        most = entry.getValue();
      }
    }
    return best;
  }

  private boolean isLike(int vertex, int other) {
    return other != vertex
        && network.vertex(vertex).equals(network.vertex(other))
        && compatibility.kindOf(vertex).equals(compatibility.kindOf(other));
  }

  /** How many broadcasts each vertex has in common with the given one. */
  private Map<Integer, Integer> shared(int vertex) {
    Map<Integer, Integer> counts = new TreeMap<>();
    network
        .incomingBroadcasts(vertex)
        .limit(MAX_LOOKED_AT)
        .forEach(b -> count(network.broadcasts().get(b).consumers(), counts));
    int outgoing = network.outgoingBroadcast(vertex);
    if (outgoing >= 0) {
      network.broadcasts().get(outgoing).consumers().stream()
          .limit(MAX_LOOKED_AT)
          .flatMap(network::incomingBroadcasts)
          .limit(MAX_LOOKED_AT)
          .forEach(b -> count(network.broadcasts().get(b).producers(), counts));
    }
    return counts;
  }

  private static void count(VertexSet vertices, Map<Integer, Integer> counts) {
    vertices.stream().limit(MAX_LOOKED_AT).forEach(v -> counts.merge(v, 1, Integer::sum));
  }
}
