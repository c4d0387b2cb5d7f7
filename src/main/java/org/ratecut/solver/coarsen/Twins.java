package org.ratecut.solver.coarsen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.Vertex;

/**
 * Merges interchangeable vertices, four at a time where they fit: equal ones with the same
 * parameter groups, producers and consumers, such as the neurons of a dense layer.
 */
final class Twins {

  private static final int MAX_TOGETHER = 4;

  private final Network network;
  private final Compatibility compatibility;

  Twins(Network network, Compatibility compatibility) {
    this.network = network;
    this.compatibility = compatibility;
  }

  private record Likeness(
      Vertex vertex,
      List<Integer> groups,
      List<Integer> incoming,
      int outgoing,
      Compatibility.Kind kind) {}

  private record Key(Likeness likeness, int chunk) {}

  LayerGroups group(Layer layer) {
    Map<Likeness, Integer> seen = new HashMap<>();
    return LayerGroups.byKey(
        layer,
        v -> {
          Likeness likeness = likenessOf(v);
          int earlier = seen.merge(likeness, 1, Integer::sum) - 1;
          return new Key(likeness, earlier / together(v));
        },
        1,
        layer.vertexCount());
  }

  private Likeness likenessOf(int vertex) {
    return new Likeness(
        network.vertex(vertex),
        network.groupsOf(vertex).boxed().toList(),
        network.incomingBroadcasts(vertex).boxed().toList(),
        network.outgoingBroadcast(vertex),
        compatibility.kindOf(vertex));
  }

  private int together(int vertex) {
    int count = MAX_TOGETHER;
    while (count > 1 && !compatibility.fits(vertex, count)) {
      count /= 2;
    }
    return count;
  }
}
