package org.ratecut.io.devices;

import org.ratecut.model.Cluster;

/**
 * Devices and connections as a file gives them. Memory in bytes becomes memory in values only once
 * the network, and with it the size of a value, is known.
 */
public interface DeviceSet {

  /**
   * The devices for networks whose values have a given size.
   *
   * @param bitsPerValue the size of a value in bits, at least 1
   * @throws org.ratecut.io.InputException if a size becomes too large for exact arithmetic
   */
  Cluster bind(int bitsPerValue);

  /** A device set whose sizes are in values already. */
  static DeviceSet of(Cluster cluster) {
    return bitsPerValue -> cluster;
  }
}
