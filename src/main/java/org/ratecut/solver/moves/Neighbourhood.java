package org.ratecut.solver.moves;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.VertexSet;

/**
 * Draws vertices that a vertex would like to share a device with: producers of what it needs,
 * consumers of what it sends, and those beside it on the grid of its layer. They are drawn from the
 * broadcasts and never listed, since in a dense layer each vertex has thousands.
 */
public final class Neighbourhood {

  private final List<Broadcast> broadcasts;
  private final int[][] incoming;
  private final int[] outgoing;
  private final Layer[] layerOf;

  /** The neighbours in a network; one object serves any number of threads. */
  public Neighbourhood(Network network) {
    broadcasts = network.broadcasts();
    int count = network.vertexCount();
    incoming =
        IntStream.range(0, count)
            .mapToObj(v -> network.incomingBroadcasts(v).toArray())
            .toArray(int[][]::new);
    outgoing = IntStream.range(0, count).map(network::outgoingBroadcast).toArray();
    layerOf =
        IntStream.range(0, count)
            .mapToObj(v -> network.layers().get(network.layerOf(v)))
            .toArray(Layer[]::new);
  }

  /** A random neighbour; the vertex itself where the kind of neighbour drawn does not exist. */
  int draw(int vertex, SplittableRandom random) {
    int kind = random.nextInt(5);
    if (kind < 2 && incoming[vertex].length > 0) {
      int[] choices = incoming[vertex];
      return drawFrom(broadcasts.get(choices[random.nextInt(choices.length)]).producers(), random);
    }
    if (kind < 4 && outgoing[vertex] >= 0) {
      return drawFrom(broadcasts.get(outgoing[vertex]).consumers(), random);
    }
    return drawBeside(vertex, random);
  }

  private static int drawFrom(VertexSet vertices, SplittableRandom random) {
    return vertices.get(random.nextInt(vertices.size()));
  }

  private int drawBeside(int vertex, SplittableRandom random) {
    Layer layer = layerOf[vertex];
    int row = layer.rowOf(vertex);
    int column = layer.columnOf(vertex);
    int step = random.nextBoolean() ? 1 : -1;
    if (random.nextBoolean()) {
      row += step;
    } else {
      column += step;
    }
    boolean inside = row >= 0 && row < layer.height() && column >= 0 && column < layer.width();
    return inside ? layer.vertexAt(row, column) : vertex;
  }
}
