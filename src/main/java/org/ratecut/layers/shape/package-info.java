/**
 * Sizes of layers and what a window reads of them: shapes, ranges of channels, padded and strided
 * axes.
 */
package org.ratecut.layers.shape;
