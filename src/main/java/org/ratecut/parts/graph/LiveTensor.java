package org.ratecut.parts.graph;

/**
 * A tensor of a model file that takes memory while it is run.
 *
 * @param name in the file
 * @param bytes that it takes
 * @param first the number of the operator that brings it, or 0 for an input
 * @param last the number of the last operator that reads it; of an output, the number of the last
 *     operator
 */
public record LiveTensor(String name, long bytes, int first, int last) {}
