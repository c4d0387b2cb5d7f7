package org.ratecut.parts.verify;

import org.ratecut.parts.Region;

/**
 * Where parts compute something else than the whole model.
 *
 * @param input the number of the input that shows it, from 0
 * @param tensor its name
 * @param region the region that a stage computes
 * @param device the name of the device
 * @param file of the stage
 * @param relative the largest difference over the largest absolute value of the tensor
 */
public record Difference(
    int input, String tensor, Region region, String device, String file, double relative) {}
