package org.ratecut.analyze;

import org.ratecut.model.exact.Fraction;

/**
 * What one device computes of one layer in each inference.
 *
 * @param layer its number in the network
 * @param device its number in the cluster
 * @param vertices of the layer on the device, at least 1
 * @param computation in FLOP
 * @param time in seconds, from measured times where they are stated
 */
public record LayerWork(int layer, int device, int vertices, long computation, Fraction time) {}
