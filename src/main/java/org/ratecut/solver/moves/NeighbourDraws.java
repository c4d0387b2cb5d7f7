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
public final class NeighbourDraws {

  /** Two draws of five look for a producer, two for a consumer, one beside the vertex. */
  private static final int KINDS = 5;

  private static final int SIDES = 4;

  private final List<Broadcast> broadcasts;
  private final int[][] incoming;
  private final int[] outgoing;

  /** Above, below, left and right of each vertex; the vertex itself beyond the edge. */
  private final int[] beside;

  /** The neighbours in a network; one object serves any number of threads. */
  public NeighbourDraws(Network network) {
    broadcasts = network.broadcasts();
    int count = network.vertexCount();
    incoming =
        IntStream.range(0, count)
            .mapToObj(v -> network.incomingBroadcasts(v).toArray())
            .toArray(int[][]::new);
    outgoing = IntStream.range(0, count).map(network::outgoingBroadcast).toArray();
    beside = new int[count * SIDES];
    network.layers().forEach(this::noteWhatIsBeside);
  }

  private void noteWhatIsBeside(Layer layer) {
    for (int row = 0; row < layer.height(); row++) {
      for (int column = 0; column < layer.width(); column++) {
        int first = layer.vertexAt(row, column) * SIDES;
        beside[first] = layer.vertexAt(Math.max(row - 1, 0), column);
        beside[first + 1] = layer.vertexAt(Math.min(row + 1, layer.height() - 1), column);
        beside[first + 2] = layer.vertexAt(row, Math.max(column - 1, 0));
        beside[first + 3] = layer.vertexAt(row, Math.min(column + 1, layer.width() - 1));
      }
    }
  }

  /** A random neighbour; the vertex itself where the kind of neighbour drawn does not exist. */
  int draw(int vertex, SplittableRandom random) {
    int kind = Draws.below(KINDS, random);
    if (kind < 2 && incoming[vertex].length > 0) {
      int[] choices = incoming[vertex];
      return drawFrom(
          broadcasts.get(choices[Draws.below(choices.length, random)]).producers(), random);
    }
    if (kind < 4 && outgoing[vertex] >= 0) {
      return drawFrom(broadcasts.get(outgoing[vertex]).consumers(), random);
    }
    return drawBeside(vertex, random);
  }

  private static int drawFrom(VertexSet vertices, SplittableRandom random) {
    return vertices.get(Draws.below(vertices.size(), random));
  }

  private int drawBeside(int vertex, SplittableRandom random) {
    return beside[vertex * SIDES + Draws.below(SIDES, random)];
  }
}
