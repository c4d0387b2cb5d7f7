package org.ratecut.registry;

import org.ratecut.io.Source;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonValue;
import org.ratecut.solver.anneal.AnnealSettings;
import org.ratecut.solver.anneal.StartSettings;

/** Reads {@link AnnealSettings} from a JSON file; what it leaves out keeps its default. */
public final class AnnealSettingsFile {

  private final JsonFormat format = new JsonFormat("anneal-settings");

  /**
   * Reads a settings file.
   *
   * @throws org.ratecut.io.InputException if it cannot be read or a setting is out of its range
   */
  public AnnealSettings read(Source source) {
    JsonValue root = format.read(source);
    AnnealSettings standard = AnnealSettings.DEFAULT;
    double hottest = number(root, "hottest", standard.hottest());
    double coldest = number(root, "coldest", standard.coldest());
    if (coldest > hottest) {
      throw root.fail(
          "The coldest temperature (%s) is above the hottest (%s).".formatted(coldest, hottest),
          "Lower \"coldest\" or raise \"hottest\".");
    }
    return new AnnealSettings(
        count(root, "guideDoublings", standard.guideDoublings()),
        hottest,
        coldest,
        number(root, "memoryWeight", standard.memoryWeight()),
        number(root, "blockShare", standard.blockShare()),
        number(root, "swapShare", standard.swapShare()),
        count(root, "blockDoublings", standard.blockDoublings()),
        count(root, "stepsPerVertex", standard.stepsPerVertex()),
        starts(root, standard.starts()));
  }

  private static StartSettings starts(JsonValue root, StartSettings standard) {
    return new StartSettings(
        root.optional("coarsestVertices")
            .map(value -> value.integer(1, Integer.MAX_VALUE))
            .orElse(standard.coarsestVertices()),
        number(root, "hotFactor", standard.hotFactor()),
        root.optional("regions").map(JsonValue::bool).orElse(standard.regions()));
  }

  private static double number(JsonValue root, String field, double otherwise) {
    return root.optional(field).map(value -> value.decimal().doubleValue()).orElse(otherwise);
  }

  private static int count(JsonValue root, String field, int otherwise) {
    return root.optional(field).map(value -> value.integer(1, 1_000_000)).orElse(otherwise);
  }
}
