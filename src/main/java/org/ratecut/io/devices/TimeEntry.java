package org.ratecut.io.devices;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.profile.LayerChoice;
import org.ratecut.io.profile.LayerTime;
import org.ratecut.io.units.Measure;
import org.ratecut.io.units.Quantity;

/** What layers were measured to take on some devices, as a device set states it. */
record TimeEntry(Set<Integer> devices, LayerTime time) {

  static TimeEntry read(JsonValue value, Roster roster) {
    return new TimeEntry(devices(value.field("devices"), roster), time(value));
  }

  /** What an entry says of layers, whatever the devices. */
  static LayerTime time(JsonValue value) {
    boolean isNamed = value.has("layers");
    JsonValue which = value.field(isNamed ? "layers" : "type");
    LayerChoice layers =
        isNamed ? LayerChoice.named(which.text()) : LayerChoice.ofType(which.text());
    long total = Quantity.read(value.field("time"), Measure.TIME).nanoseconds();
    long fixed =
        value
            .optional("fixed")
            .map(part -> Quantity.read(part, Measure.TIME).nanoseconds())
            .orElse(0L);
    return new LayerTime(which::fail, layers, total, fixed);
  }

  private static Set<Integer> devices(JsonValue names, Roster roster) {
    return names.isText() && names.text().equals("all")
        ? IntStream.range(0, roster.size()).boxed().collect(Collectors.toCollection(TreeSet::new))
        : names.items().stream()
            .flatMap(name -> roster.numbersOf(name).stream())
            .collect(Collectors.toCollection(TreeSet::new));
  }
}
