package org.ratecut.evaluation.order;

import java.util.Arrays;
import org.ratecut.model.Network;

/**
 * Cuts layers into pieces so that no piece needs its own output, by whatever way round. Layers of a
 * neural network are pieces as they are, but a network from a plain graph can have arcs within a
 * layer, or both ways between two.
 *
 * <p>Layers are ranked by their first vertex in an order of execution. The <em>round</em> of a
 * vertex is the largest number of arcs on a path to it that do not lead to a layer of a higher
 * rank. A piece is the vertices of one layer and round. Along an arc the round grows, or stays and
 * the rank grows; so pieces in order of round and rank have all arcs forward.
 */
public final class LayerPieces {

  private final Network network;
  private final int[] rank;
  private final int[] round;

  private LayerPieces(Network network) {
    this.network = network;
    this.rank = new int[network.layers().size()];
    this.round = new int[network.vertexCount()];
  }

  /**
   * The piece of each vertex. LayerPieces are numbered from 0, without gaps, so that each arc leads
   * to a higher number.
   */
  public static int[] of(Network network) {
    LayerPieces pieces = new LayerPieces(network.ofOneInference());
    int[] order = ExecutionOrder.of(network);
    pieces.rankLayers(order);
    pieces.findRounds(order);
    return pieces.numbers();
  }

  private void rankLayers(int[] order) {
    Arrays.fill(rank, -1);
    int next = 0;
    for (int vertex : order) {
      int layer = network.layerOf(vertex);
      if (rank[layer] < 0) {
        rank[layer] = next++;
      }
    }
  }

  /** One look at each producer and consumer of a broadcast, however many arcs it stands for. */
  private void findRounds(int[] order) {
    int[] missing = new int[network.broadcasts().size()];
    Arrays.setAll(missing, b -> network.broadcasts().get(b).producers().size());
    for (int vertex : order) {
      int b = network.outgoingBroadcast(vertex);
      if (b >= 0 && --missing[b] == 0) {
        passOn(b);
      }
    }
  }

  private void passOn(int b) {
    // Of the producers in the last round, those of the highest rank ask the most of a consumer.
    int last = 0;
    int highest = 0;
    for (int producer : network.broadcasts().get(b).producers()) {
      int rankOfProducer = rank[network.layerOf(producer)];
      if (round[producer] > last) {
        last = round[producer];
        highest = rankOfProducer;
      } else if (round[producer] == last) {
        highest = Math.max(highest, rankOfProducer);
      }
    }
    for (int consumer : network.broadcasts().get(b).consumers()) {
      boolean goesOn = rank[network.layerOf(consumer)] > highest;
      round[consumer] = Math.max(round[consumer], goesOn ? last : last + 1);
    }
  }

  private int[] numbers() {
    long layers = rank.length;
    long[] keys = new long[round.length];
    Arrays.setAll(keys, v -> round[v] * layers + rank[network.layerOf(v)]);
    long[] distinct = Arrays.stream(keys).sorted().distinct().toArray();
    return Arrays.stream(keys).mapToInt(key -> Arrays.binarySearch(distinct, key)).toArray();
  }
}
