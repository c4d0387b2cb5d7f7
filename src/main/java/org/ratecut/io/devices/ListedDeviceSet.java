package org.ratecut.io.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.profile.LayerTime;
import org.ratecut.io.profile.LayerTypes;
import org.ratecut.io.profile.Profile;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Port;

/** A device set with its units and places still at hand. */
record ListedDeviceSet(
    JsonValue origin,
    String name,
    Roster roster,
    List<ConnectionEntry> connections,
    List<PortEntry> portEntries,
    List<TimeEntry> timeEntries,
    Optional<Profile> profile,
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

  @Override
  public List<List<String>> names() {
    return IntStream.range(0, roster.size()).mapToObj(roster::namesOf).toList();
  }

  /** Entries come before the profile, and both before what parts say. */
  @Override
  public List<List<LayerTime>> times(Network network, LayerTypes types) {
    List<List<LayerTime>> times = new ArrayList<>();
    for (int d = 0; d < roster.size(); d++) {
      int device = d;
      List<LayerTime> ofDevice = new ArrayList<>();
      timeEntries.stream()
          .filter(entry -> entry.devices().contains(device))
          .map(TimeEntry::time)
          .forEach(ofDevice::add);
      profile.ifPresent(
          table -> ofDevice.addAll(table.timesFor(roster.namesOf(device), network, types)));
      roster.part(d).ifPresent(part -> ofDevice.addAll(part.timesFor(network, types)));
      times.add(ofDevice);
    }
    return times;
  }

  private Stream<Channel> channelsOf(ConnectionEntry connection, int bitsPerValue) {
    return connection.channels(bitsPerValue, roster).stream();
  }
}
