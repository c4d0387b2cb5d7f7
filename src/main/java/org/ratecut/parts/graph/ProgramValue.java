package org.ratecut.parts.graph;

import org.ratecut.parts.Region;

/**
 * A value of a stage: a region of a tensor of the whole model.
 *
 * @param tensor its number
 */
public record ProgramValue(int tensor, Region region) {}
