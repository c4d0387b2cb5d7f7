package org.ratecut.io.networks;

import org.ratecut.layers.Activations;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.model.cluster.MemoryKind;

/**
 * Where parameters are stored and how long outputs take RAM if neither the user nor the file says.
 * On devices with flash a network of values of at most 32 bits is stored as such devices store it:
 * its parameters in flash, and outputs in RAM only while they are needed. Everything else is
 * counted as in the paper, all in RAM at all times.
 *
 * @param devicesHaveFlash whether each of them has
 */
public record MemoryDefaults(boolean devicesHaveFlash) {

  /** As in the paper, whatever the size of a value. */
  public static final MemoryDefaults PAPER = new MemoryDefaults(false);

  /** Wider values are those of the paper; no runtime for devices has them. */
  private static final int MAX_BITS = 32;

  private boolean areReal(int bitsPerValue) {
    return devicesHaveFlash && bitsPerValue <= MAX_BITS;
  }

  MemoryKind parameters(int bitsPerValue) {
    return areReal(bitsPerValue) ? MemoryKind.FLASH : MemoryKind.RAM;
  }

  Activations activations(int bitsPerValue) {
    return areReal(bitsPerValue) ? Activations.LIVE : Activations.ALL;
  }

  /** The same network, if its file cannot say how it is stored. */
  public NetworkDescription applyTo(NetworkDescription description) {
    int bits = description.bitsPerValue();
    return description
        .withParameters(description.parameters().in(parameters(bits)))
        .withActivations(activations(bits));
  }
}
