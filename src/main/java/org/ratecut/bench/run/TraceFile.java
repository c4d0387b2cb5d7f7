package org.ratecut.bench.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ratecut.bench.TracePoint;
import org.ratecut.io.FileSource;
import org.ratecut.io.json.JsonLines;
import org.ratecut.io.json.JsonValue;

/** Reads what a {@link TraceLog} wrote, thinned for keeping. */
final class TraceFile {

  /** Of several pieces of news of a kind in so short a time, the last is kept. */
  private static final double SECONDS_BETWEEN_POINTS = 0.01;

  private final List<TracePoint> points = new ArrayList<>();
  private Optional<String> rejection = Optional.empty();

  private TraceFile() {}

  /** The news of a search for the rate, also of one that was killed while it wrote. */
  static TraceFile read(Path file) {
    TraceFile trace = new TraceFile();
    if (Files.exists(file)) {
      try (JsonLines lines = new JsonLines(new FileSource(file))) {
        for (Optional<JsonValue> line = lines.next(); line.isPresent(); line = lines.next()) {
          trace.add(line.get());
        }
      }
    }
    return trace;
  }

  /** What was found and proved, in order of time. */
  List<TracePoint> points() {
    return List.copyOf(points);
  }

  /** Why the last assignments that were rejected are invalid, if any were. */
  Optional<String> rejection() {
    return rejection;
  }

  private void add(JsonValue line) {
    if (line.has("rejected")) {
      rejection = Optional.of(line.field("rejected").text());
    } else {
      add(point(line));
    }
  }

  private static TracePoint point(JsonValue line) {
    return new TracePoint(
        line.field("seconds").decimal().doubleValue(),
        number(line.field("rate")),
        number(line.field("bound")),
        line.field("source").text());
  }

  private static OptionalDouble number(JsonValue value) {
    return value.isNumber()
        ? OptionalDouble.of(value.decimal().doubleValue())
        : OptionalDouble.empty();
  }

  private void add(TracePoint point) {
    if (!points.isEmpty() && replaces(point, points.get(points.size() - 1))) {
      points.remove(points.size() - 1);
    }
    points.add(point);
  }

  private static boolean replaces(TracePoint point, TracePoint earlier) {
    return point.rate().isPresent() == earlier.rate().isPresent()
        && point.bound().isPresent() == earlier.bound().isPresent()
        && point.seconds() - earlier.seconds() < SECONDS_BETWEEN_POINTS;
  }
}
