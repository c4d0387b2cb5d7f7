package org.ratecut.tune;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ratecut.io.CloseNames;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.WatchedSource;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.problem.BundledSource;
import org.ratecut.registry.Solvers;
import org.ratecut.solver.Solver;

/** Reads a {@link Space} from a JSON file; {@code docs/tuning.md} explains the fields. */
public final class SpaceFile {

  private static final String LOGARITHMIC = "logarithmic";

  private static final double LARGEST = 1e100;

  private static final String BUNDLED = "solver-configs/%s-space.json";
  private static final List<String> NAMES = List.of("anneal", "timefold", "cpsat");

  private final JsonFormat format = new JsonFormat("tuning-space");

  /**
   * Reads a file, or a space that comes with the program, by the name of its solver.
   *
   * @throws InputException if there is none, or it cannot be used
   */
  public Space find(String pathOrName) {
    return find(pathOrName, path -> {});
  }

  /**
   * The same, with someone who hears which files are read.
   *
   * @param reads hears of each file of the user that is opened
   * @throws InputException if there is none, or it cannot be used
   */
  public Space find(String pathOrName, Consumer<Path> reads) {
    Source bundled = new BundledSource(BUNDLED.formatted(pathOrName));
    Source file = new WatchedSource(FileSource.of(pathOrName), reads);
    if (!file.exists() && !bundled.exists()) {
      throw new InputException(
          "--space " + pathOrName,
          "",
          "There is no file and no bundled space with this name.",
          CloseNames.in(NAMES).advise(pathOrName));
    }
    return read(file.exists() || !bundled.exists() ? file : bundled);
  }

  /**
   * Reads a space, and the template that it names.
   *
   * @throws InputException if either cannot be read, or they do not fit together
   */
  public Space read(Source source) {
    JsonValue root = format.read(source);
    String solver = root.field("solver").text();
    Source templateSource = source.resolve(root.field("template").text());
    requireSettings(root.field("solver"), solver, templateSource);
    Template template =
        templateSource.extension().equals(".xml")
            ? XmlTemplate.read(templateSource)
            : JsonTemplate.read(templateSource);
    JsonValue declared = root.field("parameters");
    List<Parameter> parameters = new ArrayList<>();
    for (String name : declared.fieldNames()) {
      parameters.add(parameter(name, declared.field(name)));
    }
    return new Space(solver, template, parameters);
  }

  private static void requireSettings(JsonValue place, String solver, Source template) {
    Optional<Solver> configured = Solvers.configured(solver, template);
    if (configured.isEmpty()) {
      throw place.fail(
          "There is no solver %s that takes settings.".formatted(solver),
          "Name one that \"ratecut info --solvers\" lists and docs/cli.md says takes settings.");
    }
  }

  private static Parameter parameter(String name, JsonValue value) {
    if (value.has("values")) {
      List<JsonValue> values = value.field("values").items();
      boolean texts = values.stream().allMatch(JsonValue::isText);
      return new Parameter.Choice(
          name, values.stream().map(each -> choice(each, texts)).toList(), texts);
    }
    boolean logarithmic =
        value.optional("scale").map(scale -> scale.text().equals(LOGARITHMIC)).orElse(false);
    requireRange(value, logarithmic);
    return value.field("kind").text().equals("integer")
        ? whole(name, value, logarithmic)
        : new Parameter.Real(name, end(value.field("from")), end(value.field("to")), logarithmic);
  }

  /** A number whose differences and quotients are finite. */
  private static double end(JsonValue value) {
    double number = value.decimal().doubleValue();
    double size = Math.abs(number);
    if (number != 0 && (size > LARGEST || size < 1 / LARGEST)) {
      throw value.fail(
          "Found %s, but expected 0 or a number from %s to %s without its sign."
              .formatted(value.show(), 1 / LARGEST, LARGEST),
          "No setting needs such a value.");
    }
    return number;
  }

  private static Parameter whole(String name, JsonValue value, boolean logarithmic) {
    long most = 1L << 53;
    return new Parameter.Whole(
        name,
        value.field("from").integer(-most, most),
        value.field("to").integer(-most, most),
        logarithmic);
  }

  private static String choice(JsonValue value, boolean texts) {
    if (value.isText() != texts) {
      throw value.fail(
          "Texts are mixed with other values.", "Write all values in quotes, or none.");
    }
    if (value.isBoolean()) {
      return Boolean.toString(value.bool());
    }
    return texts ? value.text() : value.decimal().toPlainString();
  }

  private static void requireRange(JsonValue value, boolean logarithmic) {
    if (value.field("from").decimal().compareTo(value.field("to").decimal()) > 0) {
      throw value.field("from").fail("\"from\" is larger than \"to\".", "Exchange them.");
    }
    if (logarithmic && value.field("from").decimal().signum() <= 0) {
      throw value
          .field("from")
          .fail(
              "A logarithmic scale has no %s.".formatted(value.field("from").show()),
              "Begin above 0, or use the linear scale.");
    }
  }
}
