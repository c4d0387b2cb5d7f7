package org.ratecut.io.devices;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.Channel;
import org.ratecut.model.Cluster;

/** A device set with its units and places still at hand. */
record ListedDeviceSet(
    JsonValue origin,
    String name,
    Roster roster,
    List<Connection> connections,
    Optional<Arithmetic> arithmetic)
    implements DeviceSet {

  @Override
  public Cluster bind(int bitsPerValue, Optional<Arithmetic> chosen) {
    Arithmetic used = chosen.or(() -> arithmetic).orElse(Arithmetic.of(bitsPerValue));
    List<Channel> channels =
        connections.stream().flatMap(connection -> channelsOf(connection, bitsPerValue)).toList();
    return origin.build(() -> new Cluster(name, roster.devices(bitsPerValue, used), channels));
  }

  private Stream<Channel> channelsOf(Connection connection, int bitsPerValue) {
    return connection.channels(bitsPerValue, roster).stream();
  }
}
