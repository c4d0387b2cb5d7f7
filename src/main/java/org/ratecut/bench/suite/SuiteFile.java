package org.ratecut.bench.suite;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.problem.BundledFiles;

/** Suite files in JSON; the schema is {@code schemas/bench-suite.schema.json}. */
final class SuiteFile {

  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

  private static final long MAX_RUNS = 1_000_000;

  private final JsonFormat format = new JsonFormat("bench-suite");
  private final BundledFiles bundled;

  SuiteFile(BundledFiles bundled) {
    this.bundled = bundled;
  }

  /**
   * Reads a suite, and looks for all that it names.
   *
   * @param defaultName its name if the file gives none
   * @throws org.ratecut.io.InputException if something is wrong or missing
   */
  Suite read(Source source, String defaultName) {
    JsonValue root = format.read(source);
    List<Contestant> contestants =
        root.field("solvers").items().stream().map(ContestantReader::read).toList();
    requireDifferent(root.field("solvers").items(), contestants, Contestant::label);
    List<Long> seeds = root.field("seeds").items().stream().map(SuiteFile::seed).toList();
    requireDifferent(root.field("seeds").items(), seeds, Object::toString);
    List<Located> problems =
        new ProblemPatterns(bundled).expand(root.field("problems"), root.optional("exclude"));
    requireFewEnough(root, (long) problems.size() * contestants.size() * seeds.size());
    String name = root.optional("name").map(JsonValue::text).orElse(defaultName);
    String description = root.optional("description").map(JsonValue::text).orElse("");
    return new Suite(name, description, problems, contestants, seeds, limits(root));
  }

  private static void requireFewEnough(JsonValue root, long runs) {
    if (runs > MAX_RUNS) {
      throw root.fail(
          "The suite has %,d runs, but at most %,d are possible.".formatted(runs, MAX_RUNS),
          "Leave out problems, solvers or seeds.");
    }
  }

  private static long seed(JsonValue value) {
    return value.integer(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static RunLimits limits(JsonValue root) {
    BigDecimal seconds = root.field("timeLimit").decimal();
    Optional<JsonValue> steps = root.optional("stepLimit");
    return new RunLimits(
        Duration.ofNanos(seconds.multiply(NANOS).longValue()),
        steps
            .map(value -> OptionalLong.of(value.integer(1, Long.MAX_VALUE)))
            .orElse(OptionalLong.empty()),
        root.field("threads").integer(1, Integer.MAX_VALUE),
        root.field("heap").text());
  }

  private static <T> void requireDifferent(
      List<JsonValue> places, List<T> values, Function<T, String> key) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      String each = key.apply(values.get(i));
      if (!seen.add(each)) {
        throw places
            .get(i)
            .fail(
                "There are two of %s.".formatted(each),
                "Remove one, or tell two solvers apart by a \"label\".");
      }
    }
  }
}
