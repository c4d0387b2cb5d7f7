package org.ratecut.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonLines;
import org.ratecut.io.json.JsonValue;

/**
 * Results files: JSON Lines, a header first, and then a line for each run that has ended. {@code
 * docs/formats.md} has an example.
 */
public final class ResultsFile {

  private final JsonFormat headerFormat = new JsonFormat("bench-results");
  private final RunReader runs = new RunReader();

  /**
   * Reads a results file, also one that is still being written.
   *
   * @throws InputException if it cannot be read, a line is not as it must be, or a run is there
   *     twice or outside the matrix
   */
  public Results read(Source source) {
    try (JsonLines lines = new JsonLines(source)) {
      ResultsHeader header = lines.next().map(this::header).orElseThrow(() -> empty(source));
      List<RunResult> found = new ArrayList<>();
      boolean[] seen = new boolean[header.runs()];
      for (Optional<JsonValue> line = lines.next(); line.isPresent(); line = lines.next()) {
        found.add(newRun(line.get(), seen));
      }
      return new Results(header, found, lines.wholeBytes(), lines.hasUnfinishedLine());
    }
  }

  private RunResult newRun(JsonValue line, boolean[] seen) {
    RunResult result = runs.read(line);
    if (result.run() >= seen.length) {
      throw line.field("run")
          .fail(
              "Found run %d, but the matrix has runs 0 to %d."
                  .formatted(result.run(), seen.length - 1),
              "Check that the line belongs to this file.");
    }
    if (seen[result.run()]) {
      throw line.field("run")
          .fail("Run %d is in the file twice.".formatted(result.run()), "Remove one of the two.");
    }
    seen[result.run()] = true;
    return result;
  }

  private ResultsHeader header(JsonValue line) {
    headerFormat.check(line);
    JsonValue shard = line.field("shard");
    return new ResultsHeader(
        line.field("suite").text(),
        line.field("runs").integer(1, 1_000_000),
        line.field("matrix").text(),
        shard.isNull() ? Optional.empty() : Optional.of(shard.text()));
  }

  private static InputException empty(Source source) {
    return new InputException(
        source.name(),
        "",
        "The file has no complete line.",
        "Remove it, and run the bench again without \"--resume\".");
  }

  /** The first line of a file, with its newline. */
  public static String line(ResultsHeader header) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", "ratecut-bench-results");
    root.put("version", 1);
    root.put("suite", header.suite());
    root.put("runs", header.runs());
    root.put("matrix", header.matrix());
    root.put("shard", header.shard().orElse(null));
    return root + "\n";
  }

  /** The line of a run, with its newline. */
  public static String line(RunResult result) {
    return RunJson.of(result) + "\n";
  }
}
