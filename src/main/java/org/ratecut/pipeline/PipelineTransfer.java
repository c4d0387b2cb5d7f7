package org.ratecut.pipeline;

import org.ratecut.model.VertexSet;

/**
 * What one device sends another of one step in each inference, without a pause.
 *
 * @param step the position of the step whose output is sent
 * @param from the number of the sending device, that of the step
 * @param to the number of the receiving device
 * @param channel the number of the channel that carries it
 * @param vertices whose output is sent, of the step; each sends at least one value
 */
public record PipelineTransfer(int step, int from, int to, int channel, VertexSet vertices) {}
