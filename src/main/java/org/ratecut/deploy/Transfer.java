package org.ratecut.deploy;

import org.ratecut.model.Layer;
import org.ratecut.model.VertexSet;

/**
 * What one device sends another of one layer, in each inference.
 *
 * @param from the number of the sending device
 * @param to the number of the receiving device
 * @param vertices those whose output is sent; all are on the sending device
 * @param values how much that is, at least 1
 */
public record Transfer(int from, int to, Layer layer, VertexSet vertices, long values) {}
