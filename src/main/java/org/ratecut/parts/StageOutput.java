package org.ratecut.parts;

/**
 * What a stage computes for others, for later stages, or as part of the answer.
 *
 * @param name of the output in the model file
 * @param tensor the name of the tensor of the whole model that it is a region of
 * @param region whose sizes are those of the output in the model file
 */
public record StageOutput(String name, String tensor, Region region) {}
