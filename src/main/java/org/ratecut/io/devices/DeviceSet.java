package org.ratecut.io.devices;

import java.util.List;
import java.util.Optional;
import org.ratecut.io.profile.LayerTime;
import org.ratecut.io.profile.LayerTypes;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;

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
   * What a profile may call each device: its kind first, its own name last.
   *
   * @return for each device one name or more
   */
  List<List<String>> names();

  /**
   * The times that the set itself states for layers of a network.
   *
   * @return for each device the entries about it, of which the first about a layer counts
   * @throws org.ratecut.io.InputException if a profile that it names cannot be used
   */
  default List<List<LayerTime>> times(Network network, LayerTypes types) {
    return names().stream().map(each -> List.<LayerTime>of()).toList();
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
    return new DeviceSet() {
      @Override
      public Cluster bind(int bitsPerValue, Optional<Arithmetic> arithmetic) {
        return cluster;
      }

      @Override
      public List<List<String>> names() {
        return cluster.devices().stream().map(Device::name).map(List::of).toList();
      }
    };
  }
}
