package org.ratecut.io.profile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Network;

/** What entries about devices say of the vertices of a network. */
public final class TimesByDevice {

  private TimesByDevice() {}

  /**
   * The times of all vertices. Devices to which the same entries apply are of one kind.
   *
   * @param entriesOfDevice for each device the entries about it; of several about a layer the first
   *     counts. Empty if nothing was measured on any device
   * @throws org.ratecut.io.InputException if a layer is named that the network does not have
   * @throws org.ratecut.model.exact.InvalidModelException if a time is too large
   */
  public static MeasuredTimes of(
      List<List<LayerTime>> entriesOfDevice, Network network, LayerTypes types) {
    if (entriesOfDevice.stream().allMatch(List::isEmpty)) {
      return MeasuredTimes.none();
    }
    Map<List<LayerTime>, Integer> kinds = new LinkedHashMap<>();
    int[] kindOfDevice = new int[entriesOfDevice.size()];
    for (int d = 0; d < kindOfDevice.length; d++) {
      List<LayerTime> applying = entriesOfDevice.get(d);
      kindOfDevice[d] =
          applying.isEmpty()
              ? MeasuredTimes.NO_KIND
              : kinds.computeIfAbsent(applying, key -> kinds.size());
    }
    List<long[]> ticks =
        kinds.keySet().stream().map(entries -> ticks(entries, network, types)).toList();
    return MeasuredTimes.of(MeasuredTimes.NANOSECONDS, kindOfDevice, ticks);
  }

  private static long[] ticks(List<LayerTime> entries, Network network, LayerTypes types) {
    long[] ticks = new long[network.vertexCount()];
    Arrays.fill(ticks, MeasuredTimes.UNMEASURED);
    for (LayerTime entry : entries) {
      entry.layers().requireKnown(network, types, entry.place());
      entry.fill(network, types, ticks);
    }
    return ticks;
  }
}
