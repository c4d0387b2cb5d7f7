package org.ratecut.layers;

import java.util.List;
import org.ratecut.layers.shape.Shape;

/**
 * A layer with everything that follows from its place in the network.
 *
 * @param index its position in the description
 * @param inputs the positions of the layers that it reads
 * @param inputShapes one for each input
 */
record PlannedLayer(
    int index,
    LayerDescription description,
    List<Integer> inputs,
    List<Shape> inputShapes,
    Shape shape) {

  InvalidLayerException invalid(String problem) {
    return new InvalidLayerException(index, description.name(), problem);
  }
}
