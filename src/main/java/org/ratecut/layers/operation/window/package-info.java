/**
 * Layers that read a window around each position, or all positions of a channel: convolution and
 * pooling.
 */
package org.ratecut.layers.operation.window;
