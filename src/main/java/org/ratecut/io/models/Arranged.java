package org.ratecut.io.models;

import org.ratecut.layers.Shape;

/**
 * A layer whose shape is what an operator needs to read.
 *
 * @param layer its position in the {@link Assembly}
 */
record Arranged(int layer, Shape shape) {}
