package org.ratecut.io.profile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonValue;

/** Reads profiles in CSV and in JSON; the schema is {@code schemas/profile.schema.json}. */
public final class ProfileReader {

  private static final String NOT_MEASURED = "-";

  /**
   * Reads a profile.
   *
   * @throws InputException if the file cannot be read, ends with neither {@code .csv} nor {@code
   *     .json}, or a row is not right
   */
  public Profile read(Source source) {
    return switch (source.extension().toLowerCase(Locale.ROOT)) {
      case ".csv" -> new Profile(source.name(), new ProfileCsv(source).rows());
      case ".json" -> readJson(source);
      default ->
          throw new InputException(
              source.name(),
              "",
              "A profile ends with .csv or .json.",
              "Rename the file to what it is; \"ratecut profile-template\" writes both.");
    };
  }

  private static Profile readJson(Source source) {
    List<JsonValue> times = new JsonFormat("profile").read(source).field("times").items();
    return new Profile(source.name(), times.stream().map(ProfileReader::row).toList());
  }

  private static Profile.Row row(JsonValue value) {
    LayerChoice layers =
        value
            .optional("layer")
            .map(name -> LayerChoice.named(name.text()))
            .orElseGet(() -> LayerChoice.ofType(value.field("type").text()));
    return row(
        value::fail,
        layers,
        value.field("device").text(),
        text(value.field("milliseconds")),
        value.optional("fixedMilliseconds").map(ProfileReader::text).orElse("0"));
  }

  private static String text(JsonValue time) {
    if (time.isNull()) {
      return "";
    }
    return time.isText() ? time.text() : time.decimal().toString();
  }

  static Profile.Row row(
      Place place, LayerChoice layers, String device, String time, String fixed) {
    if (time.isBlank()) {
      throw place.fail(
          "The time of \"%s\" on \"%s\" is not filled in.".formatted(layers.text(), device),
          "Write the milliseconds that the whole layer takes, or - if it was not measured.");
    }
    if (time.equals(NOT_MEASURED)) {
      return new Profile.Row(place, layers, device, Optional.empty());
    }
    long total = Milliseconds.parse(time, place);
    long every = fixed.isBlank() ? 0 : Milliseconds.parse(fixed, place);
    return new Profile.Row(
        place, layers, device, Optional.of(new LayerTime(place, layers, total, every)));
  }
}
