package org.ratecut.layers.operation.element;

/**
 * The sum, value by value, of inputs of one shape, as residual networks need it. A side of 1
 * stretches to that of the others.
 */
public record Addition() implements Combination {}
