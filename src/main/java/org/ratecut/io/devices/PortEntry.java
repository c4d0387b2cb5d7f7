package org.ratecut.io.devices;

import java.util.List;
import java.util.stream.Stream;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.units.Measure;
import org.ratecut.io.units.Quantity;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;

/**
 * One entry of {@code ports}: a port for the device named, or for each of an entry with a count.
 */
record PortEntry(
    JsonValue origin,
    List<Integer> devices,
    Quantity bandwidth,
    Port.Direction direction,
    boolean once) {

  static PortEntry read(JsonValue value, Roster roster) {
    return new PortEntry(
        value,
        roster.numbersOf(value.field("device")),
        Quantity.read(value.field("bandwidth"), Measure.BANDWIDTH),
        value
            .optional("direction")
            .map(word -> word.choice(Port.Direction.class))
            .orElse(Port.Direction.BOTH),
        value.optional("once").map(JsonValue::bool).orElse(false));
  }

  Stream<Port> ports(int bitsPerValue, Roster roster) {
    Fraction speed = bandwidth.valuesPerSecond(bitsPerValue);
    return devices.stream()
        .map(d -> origin.build(() -> new Port(name(roster.name(d)), d, speed, direction, once)));
  }

  private String name(String device) {
    return switch (direction) {
      case BOTH -> "port of " + device;
      case SEND -> "sending port of " + device;
      case RECEIVE -> "receiving port of " + device;
    };
  }
}
