/** Layers that compute nothing: their values are those of their inputs in another order. */
package org.ratecut.layers.operation.rearrange;
