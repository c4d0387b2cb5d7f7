package org.ratecut.io.models;

/**
 * What is published of models, to compare.
 *
 * @param parameters numbers that were trained: weights, biases, and scale and shift of
 *     normalisation
 * @param runningValues means and variances that normalisation measured in training; some count them
 *     as parameters
 * @param macs multiply-accumulate operations of an inference: one for each use of a weight of a
 *     convolution or dense layer, and those of products of matrices
 * @param operators of the model
 * @param folded operators that became part of the layer before them
 * @param opaque operators that became one vertex because no layer stands for them
 */
public record ModelSummary(
    long parameters, long runningValues, long macs, int operators, int folded, int opaque) {}
