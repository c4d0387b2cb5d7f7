package org.ratecut.io.devices;

import java.util.Optional;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.units.Measure;
import org.ratecut.io.units.Quantity;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.Power;

/**
 * What an entry of a device set says about its devices; what it does not say is as the part has it.
 */
record DeviceEntry(
    Optional<CataloguePart> part,
    Optional<Quantity> memory,
    Optional<Quantity> performance,
    Optional<Quantity> flash,
    Optional<Transfers> transfers,
    Optional<Power> power) {

  /** What is said of a processor that sends and receives. */
  record Transfers(Quantity bandwidth, boolean once) {

    static Transfers read(JsonValue value) {
      return new Transfers(
          Quantity.read(value.field("bandwidth"), Measure.BANDWIDTH),
          value.optional("once").map(JsonValue::bool).orElse(false));
    }

    Communication communication(int bitsPerValue) {
      return new Communication(bandwidth.valuesPerSecond(bitsPerValue), once);
    }
  }

  static DeviceEntry read(JsonValue entry, Catalogue catalogue) {
    return new DeviceEntry(
        entry.optional("part").map(name -> part(name, catalogue)),
        entry.optional("memory").map(value -> Quantity.read(value, Measure.MEMORY)),
        entry.optional("performance").map(value -> Quantity.read(value, Measure.PERFORMANCE)),
        entry.optional("flash").map(value -> Quantity.read(value, Measure.MEMORY)),
        entry.optional("communicates").map(Transfers::read),
        EnergyFields.power(entry));
  }

  /** Just a part. */
  static DeviceEntry of(CataloguePart part) {
    return new DeviceEntry(
        Optional.of(part),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static CataloguePart part(JsonValue name, Catalogue catalogue) {
    return catalogue
        .part(name.text())
        .orElseThrow(
            () ->
                name.fail(
                    "The catalogue has no part named %s.".formatted(name.show()),
                    catalogue.advisePart(name.text())));
  }

  boolean hasFlash() {
    return flash.or(() -> part.flatMap(CataloguePart::flash)).isPresent();
  }

  /** The schema has seen to it that an entry without a part states memory and performance. */
  Device device(String name, int bitsPerValue, Arithmetic arithmetic) {
    return new Device(
        name,
        memory.or(() -> part.map(CataloguePart::memory)).orElseThrow().wholeValues(bitsPerValue),
        performance
            .or(() -> part.map(each -> each.with(arithmetic).performance()))
            .orElseThrow()
            .flopPerSecond(),
        flash
            .or(() -> part.flatMap(CataloguePart::flash))
            .map(size -> size.wholeValues(bitsPerValue))
            .orElse(0L),
        transfers.map(each -> each.communication(bitsPerValue)),
        power.or(() -> part.flatMap(CataloguePart::power)));
  }
}
