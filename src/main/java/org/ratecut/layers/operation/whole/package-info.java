/**
 * Layers that read whole inputs: dense layers, products of matrices, inputs and opaque operators.
 */
package org.ratecut.layers.operation.whole;
