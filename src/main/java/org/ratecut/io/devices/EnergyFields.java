package org.ratecut.io.devices;

import java.util.Optional;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.cluster.Power;

/** Reads what a device draws and what a byte on a link takes; the schema bounds the numbers. */
final class EnergyFields {

  private EnergyFields() {}

  /** The schema has seen to it that both are there, or none. */
  static Optional<Power> power(JsonValue entry) {
    return entry
        .optional("activePowerMilliwatts")
        .map(
            active ->
                new Power(
                    active.decimal().doubleValue(),
                    entry.field("idlePowerMilliwatts").decimal().doubleValue()));
  }

  static Optional<Double> nanojoulesPerByte(JsonValue entry) {
    return entry.optional("energyPerByteNanojoules").map(value -> value.decimal().doubleValue());
  }
}
