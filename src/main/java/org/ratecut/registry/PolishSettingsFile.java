package org.ratecut.registry;

import org.ratecut.io.Source;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonValue;
import org.ratecut.solver.cpsat.PolishSettings;

/** Reads {@link PolishSettings} from a JSON file; what it leaves out keeps its default. */
public final class PolishSettingsFile {

  private final JsonFormat format = new JsonFormat("cpsat-polish-settings");

  /**
   * Reads a settings file.
   *
   * @throws org.ratecut.io.InputException if it cannot be read or a setting is out of its range
   */
  public PolishSettings read(Source source) {
    JsonValue root = format.read(source);
    PolishSettings standard = PolishSettings.DEFAULT;
    return new PolishSettings(
        root.optional("firstSize")
            .map(value -> value.integer(1, 100_000))
            .orElse(standard.firstSize()),
        root.optional("maxDevices")
            .map(value -> value.integer(2, 4_096))
            .orElse(standard.maxDevices()),
        root.optional("effortPerStep")
            .map(value -> value.decimal().doubleValue())
            .orElse(standard.effortPerStep()));
  }
}
