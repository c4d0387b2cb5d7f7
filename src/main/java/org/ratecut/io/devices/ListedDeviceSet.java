package org.ratecut.io.devices;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Port;

/** A device set with its units and places still at hand. */
record ListedDeviceSet(
    JsonValue origin,
    String name,
    Roster roster,
    List<Connection> connections,
    List<PortEntry> portEntries,
    List<LayerTime> layerTimes,
    Optional<Arithmetic> arithmetic)
    implements DeviceSet {

  @Override
  public Cluster bind(int bitsPerValue, Optional<Arithmetic> chosen) {
    Arithmetic used = chosen.or(() -> arithmetic).orElse(Arithmetic.of(bitsPerValue));
    List<Channel> channels =
        connections.stream().flatMap(connection -> channelsOf(connection, bitsPerValue)).toList();
    List<Port> ports =
        portEntries.stream().flatMap(entry -> entry.ports(bitsPerValue, roster)).toList();
    return origin.build(
        () -> new Cluster(name, roster.devices(bitsPerValue, used), channels, ports));
  }

  @Override
  public boolean hasFlash() {
    return roster.haveFlash();
  }

  /** Devices to which the same entries apply are of one kind. */
  @Override
  public MeasuredTimes times(Network network) {
    if (layerTimes.isEmpty()) {
      return MeasuredTimes.none();
    }
    layerTimes.forEach(entry -> entry.requireKnown(network));
    Map<List<LayerTime>, Integer> kinds = new LinkedHashMap<>();
    int[] kindOfDevice = new int[roster.size()];
    for (int d = 0; d < kindOfDevice.length; d++) {
      int device = d;
      List<LayerTime> applying =
          layerTimes.stream().filter(entry -> entry.devices().contains(device)).toList();
      kindOfDevice[d] =
          applying.isEmpty()
              ? MeasuredTimes.NO_KIND
              : kinds.computeIfAbsent(applying, key -> kinds.size());
    }
    List<long[]> ticks = kinds.keySet().stream().map(entries -> ticks(entries, network)).toList();
    return origin.build(() -> MeasuredTimes.of(MeasuredTimes.NANOSECONDS, kindOfDevice, ticks));
  }

  private static long[] ticks(List<LayerTime> entries, Network network) {
    long[] ticks = new long[network.vertexCount()];
    Arrays.fill(ticks, MeasuredTimes.UNMEASURED);
    entries.forEach(entry -> entry.fill(network, ticks));
    return ticks;
  }

  private Stream<Channel> channelsOf(Connection connection, int bitsPerValue) {
    return connection.channels(bitsPerValue, roster).stream();
  }
}
