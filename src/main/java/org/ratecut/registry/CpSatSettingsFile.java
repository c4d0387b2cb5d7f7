package org.ratecut.registry;

import org.ratecut.io.Source;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonValue;
import org.ratecut.solver.cpsat.CpSatSettings;

/** Reads {@link CpSatSettings} from a JSON file; what it leaves out keeps its default. */
public final class CpSatSettingsFile {

  private final JsonFormat format = new JsonFormat("cpsat-settings");

  /**
   * Reads a settings file.
   *
   * @throws org.ratecut.io.InputException if it cannot be read or a setting is out of its range
   */
  public CpSatSettings read(Source source) {
    JsonValue root = format.read(source);
    CpSatSettings standard = CpSatSettings.DEFAULT;
    return new CpSatSettings(
        level(root, "linearizationLevel", standard.linearizationLevel()),
        level(root, "symmetryLevel", standard.symmetryLevel()),
        level(root, "probingLevel", standard.probingLevel()),
        root.optional("effortPerStep")
            .map(value -> value.decimal().doubleValue())
            .orElse(standard.effortPerStep()));
  }

  private static int level(JsonValue root, String field, int otherwise) {
    return root.optional(field).map(value -> value.integer(0, 4)).orElse(otherwise);
  }
}
