package org.ratecut.layers.operation.element;

/**
 * The product, value by value, of inputs of one shape. A side of 1 stretches to that of the others,
 * as where attention scales channels.
 */
public record Multiplication() implements Combination {}
