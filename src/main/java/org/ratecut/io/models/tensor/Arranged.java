package org.ratecut.io.models.tensor;

import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.layers.shape.Shape;

/**
 * A layer whose shape is what an operator needs to read.
 *
 * @param layer its position in the {@link Assembly}
 */
public record Arranged(int layer, Shape shape) {}
