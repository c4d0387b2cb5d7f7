/**
 * Layers that compute each value from the values at its place: sums, products, scaling, softmax.
 */
package org.ratecut.layers.operation.element;
