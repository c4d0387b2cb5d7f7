package org.ratecut.parts;

/**
 * A region of an input of the network that a device is given, as that with the camera is.
 *
 * @param tensor its name
 */
public record HeldRegion(String tensor, Region region) {}
