package org.ratecut.pipeline;

import org.ratecut.model.VertexSet;

/**
 * What one device computes of one layer in each inference, without a pause. Where vertices of a
 * layer need each other, there are several steps for it.
 *
 * @param device the number of the device
 * @param layer the position of the layer in the network
 * @param vertices of this layer on this device, at least one
 */
public record PipelineStep(int device, int layer, VertexSet vertices) {}
