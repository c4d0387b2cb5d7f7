package org.ratecut.parts;

/**
 * What one device sends another in each inference.
 *
 * @param tensor its name
 * @param region all of which is in the region of its origin
 * @param bytes of the region
 * @param from whose device sends it
 * @param to the number of the device that receives it
 */
public record RegionTransfer(String tensor, Region region, long bytes, Origin from, int to) {}
