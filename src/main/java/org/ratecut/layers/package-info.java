/**
 * Networks from layer descriptions. A {@link org.ratecut.layers.NetworkDescription} lists layers as
 * machine-learning frameworks do (convolution, pooling, dense, …); {@link
 * org.ratecut.layers.NetworkGenerator} turns it into the dataflow graph of a {@link
 * org.ratecut.model.Network} at a chosen tile size. Each kind of layer is one {@link
 * org.ratecut.layers.operation.Operation}, which knows the shape of its output, what a position
 * costs and what it reads.
 */
package org.ratecut.layers;
