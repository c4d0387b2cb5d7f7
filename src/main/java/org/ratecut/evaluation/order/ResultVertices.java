package org.ratecut.evaluation.order;

import java.util.Arrays;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.VertexSet;

/**
 * Which outputs are results, which must still be there when an inference ends: those that nothing
 * reads, of layers that no other layer reads, and those of layers that the network keeps for longer
 * than the others read them. What nothing reads of another layer, such as the last row of an image
 * beyond the last stride, is no result.
 */
public final class ResultVertices {

  private static final int UNREAD = -1;

  private ResultVertices() {}

  /** Whether the output of each vertex is a result. */
  public static boolean[] of(Network whole) {
    Network network = whole.ofOneInference();
    int[] lastPhase = lastPhaseOfReaders(network);
    boolean[] isResult = new boolean[network.vertexCount()];
    for (int layer = 0; layer < lastPhase.length; layer++) {
      boolean isKept = network.phases().get(layer).last() > lastPhase[layer];
      int end = network.layers().get(layer).endVertex();
      for (int v = network.layers().get(layer).firstVertex(); v < end; v++) {
        isResult[v] = lastPhase[layer] == UNREAD ? network.outgoingBroadcast(v) < 0 : isKept;
      }
    }
    return isResult;
  }

  /** When the last other layer reads anything of each layer, or {@link #UNREAD}. */
  private static int[] lastPhaseOfReaders(Network network) {
    int[] last = new int[network.layers().size()];
    Arrays.fill(last, UNREAD);
    for (Broadcast broadcast : network.broadcasts()) {
      int[] read = layers(network, broadcast.producers());
      for (int reading : layers(network, broadcast.consumers())) {
        int phase = network.phases().get(reading).first();
        for (int layer : read) {
          last[layer] = layer == reading ? last[layer] : Math.max(last[layer], phase);
        }
      }
    }
    return last;
  }

  private static int[] layers(Network network, VertexSet vertices) {
    return vertices.stream().map(network::layerOf).distinct().toArray();
  }
}
