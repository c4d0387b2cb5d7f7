package org.ratecut.bench;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonValue;

/** Reads the lines of a results file that are runs. */
final class RunReader {

  private final JsonFormat format = new JsonFormat("bench-run");

  /**
   * Reads a run.
   *
   * @throws org.ratecut.io.InputException if it is none, or contradicts itself
   */
  RunResult read(JsonValue line) {
    format.check(line);
    Outcome outcome = line.field("outcome").choice(Outcome.class);
    Optional<RunAnswer> answer =
        outcome == Outcome.FAILED ? Optional.empty() : Optional.of(AnswerReader.read(line, "rate"));
    try {
      return new RunResult(
          line.field("run").integer(0, Integer.MAX_VALUE),
          spec(line),
          outcome,
          text(line.field("message")),
          answer,
          line.field("trace").items().stream().map(RunReader::point).toList(),
          execution(line));
    } catch (IllegalArgumentException e) {
      throw line.fail(e.getMessage(), "Remove the line, and run it again with \"--resume\".");
    }
  }

  private static RunSpec spec(JsonValue line) {
    return new RunSpec(
        line.field("problem").text(),
        line.field("label").text(),
        line.field("solver").text(),
        text(line.field("config")),
        line.field("options").items().stream().map(JsonValue::text).toList(),
        line.field("seed").integer(Long.MIN_VALUE, Long.MAX_VALUE),
        line.field("threads").integer(1, Integer.MAX_VALUE),
        duration(line.field("timeLimit")),
        whole(line.field("stepLimit")),
        line.field("heap").text());
  }

  private static Duration duration(JsonValue seconds) {
    return Duration.ofNanos(seconds.decimal().multiply(BigDecimal.valueOf(1e9)).longValue());
  }

  private static TracePoint point(JsonValue point) {
    return new TracePoint(
        point.field("seconds").decimal().doubleValue(),
        AnswerReader.number(point.field("rate")),
        AnswerReader.number(point.field("bound")),
        point.field("source").text());
  }

  private static Execution execution(JsonValue line) {
    JsonValue exitCode = line.field("exitCode");
    return new Execution(
        line.field("command").text(),
        instant(line.field("startedAt")),
        line.field("wallSeconds").decimal().doubleValue(),
        exitCode.isNull()
            ? OptionalInt.empty()
            : OptionalInt.of(exitCode.integer(Integer.MIN_VALUE, Integer.MAX_VALUE)),
        environment(line.field("environment")));
  }

  private static Environment environment(JsonValue value) {
    return new Environment(
        value.field("cpu").text(),
        value.field("cores").integer(1, Integer.MAX_VALUE),
        value.field("os").text(),
        value.field("jvm").text(),
        value.field("ratecut").text(),
        value.field("ortools").text(),
        value.field("timefold").text());
  }

  private static Instant instant(JsonValue value) {
    try {
      return Instant.parse(value.text());
    } catch (DateTimeParseException e) {
      throw value.fail(
          "Found %s, but expected a time like 2026-01-31T12:00:00Z.".formatted(value.show()),
          "Correct the value.");
    }
  }

  private static Optional<String> text(JsonValue value) {
    return value.isNull() ? Optional.empty() : Optional.of(value.text());
  }

  private static OptionalLong whole(JsonValue value) {
    return value.isNull()
        ? OptionalLong.empty()
        : OptionalLong.of(value.integer(Long.MIN_VALUE, Long.MAX_VALUE));
  }
}
