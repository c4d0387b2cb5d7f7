package org.ratecut.io.devices;

import java.util.Optional;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.Cluster;

/**
 * Devices and connections as a file gives them. Memory in bytes becomes memory in values only once
 * the network, and with it the size of a value, is known.
 */
public interface DeviceSet {

  /**
   * The devices for networks whose values have a given size.
   *
   * @param bitsPerValue the size of a value in bits, at least 1
   * @param arithmetic what parts of a catalogue compute with; empty for what the device set says,
   *     or else what {@link Arithmetic#of} says
   * @throws org.ratecut.io.InputException if a size becomes too large for exact arithmetic
   */
  Cluster bind(int bitsPerValue, Optional<Arithmetic> arithmetic);

  /**
   * The times that layers of a network were measured to take on these devices.
   *
   * @throws org.ratecut.io.InputException if a layer is named that the network does not have
   */
  default MeasuredTimes times(Network network) {
    return MeasuredTimes.none();
  }

  /** Whether every device has flash, as a part of a catalogue or by the device set itself. */
  default boolean hasFlash() {
    return false;
  }

  /** The devices for networks whose values have a given size, computing as they say. */
  default Cluster bind(int bitsPerValue) {
    return bind(bitsPerValue, Optional.empty());
  }

  /** A device set whose sizes are in values already. */
  static DeviceSet of(Cluster cluster) {
    return (bitsPerValue, arithmetic) -> cluster;
  }
}
