package org.ratecut.io.devices;

import java.util.List;
import java.util.Optional;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.units.Measure;
import org.ratecut.io.units.Quantity;

/**
 * A kind of link.
 *
 * @param aliases other names that people use
 * @param description for people; may be empty
 * @param nominal the bandwidth that it is named after, for people; may be empty
 * @param bandwidth what is left for data
 * @param fullDuplex whether each direction has the bandwidth for itself
 * @param usually {@code shared} by all devices, or {@code pairs}; may be empty
 * @param nanojoulesPerByte what sending and receiving a byte takes; empty if it is not stated
 * @param basis how the bandwidth came about, in a word; may be empty
 */
public record CatalogueLink(
    String name,
    List<String> aliases,
    String description,
    String nominal,
    Quantity bandwidth,
    boolean fullDuplex,
    String usually,
    Optional<Double> nanojoulesPerByte,
    String basis) {

  static CatalogueLink read(JsonValue link) {
    return new CatalogueLink(
        link.field("name").text(),
        link.optional("aliases")
            .map(all -> all.items().stream().map(JsonValue::text).toList())
            .orElse(List.of()),
        link.optional("description").map(JsonValue::text).orElse(""),
        link.optional("nominal").map(JsonValue::text).orElse(""),
        Quantity.read(link.field("bandwidth"), Measure.BANDWIDTH),
        link.optional("duplex").map(JsonValue::text).filter("full"::equals).isPresent(),
        link.optional("usually").map(JsonValue::text).orElse(""),
        EnergyFields.nanojoulesPerByte(link),
        link.optional("basis").map(JsonValue::text).orElse(""));
  }

  /** Whether it is one medium for all devices by nature, such as a radio channel or a bus. */
  public boolean isMedium() {
    return usually.equals("shared");
  }
}
