package org.ratecut.io.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.ratecut.model.Layer;

/**
 * Where layers start, so that no arc stays within a layer: as few as possible in the order of the
 * vertices, each as long as it can be.
 */
final class LayerStarts {

  private static final int NONE = -1;

  private final BitSet starts = new BitSet();
  private final int[] lastProducer;

  /**
   * With one layer until more is known.
   *
   * @param vertexCount at least 1
   */
  LayerStarts(int vertexCount) {
    starts.set(0);
    lastProducer = new int[vertexCount];
    Arrays.fill(lastProducer, NONE);
  }

  /** With layers that are there already. */
  static LayerStarts of(int vertexCount, List<Layer> layers) {
    LayerStarts starts = new LayerStarts(vertexCount);
    layers.forEach(layer -> starts.add(layer.firstVertex()));
    return starts;
  }

  /** A layer starts here; at the end of all vertices this says nothing. */
  void add(int vertex) {
    if (vertex < lastProducer.length) {
      starts.set(vertex);
    }
  }

  /** A layer must start after the producer, at the consumer at the latest. */
  void separate(int producer, int consumer) {
    lastProducer[consumer] = Math.max(lastProducer[consumer], producer);
  }

  /** The first vertices of all layers, increasing, the first one 0. */
  int[] all() {
    int current = 0;
    for (int v = 0; v < lastProducer.length; v++) {
      if (starts.get(v) || lastProducer[v] >= current) {
        starts.set(v);
        current = v;
      }
    }
    return starts.stream().toArray();
  }
}
