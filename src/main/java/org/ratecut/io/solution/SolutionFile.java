package org.ratecut.io.solution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonText;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.Assignment;
import org.ratecut.model.solution.Status;

/** Writes and reads solution files in JSON. */
public final class SolutionFile {

  private final JsonFormat format = new JsonFormat("solution");

  /**
   * What a solution file says that a later run can use.
   *
   * @param problem the name of the problem, if the file gives it
   * @param assignment empty if the search had found none
   * @param solver the name of the solver, if the file gives it
   * @param status what the search knew at its end, if the file gives it
   * @param made how the problem was put together, if the file gives it
   */
  public record Stored(
      Optional<String> problem,
      Optional<Assignment> assignment,
      Optional<String> solver,
      Optional<Status> status,
      Optional<MadeFrom> made) {}

  /** The report as a JSON text that ends with a newline. */
  public static String toText(SolutionReport report) {
    return JsonText.of(new SolutionJson(report).toJson());
  }

  /**
   * Writes a whole file or none, which says how the problem was put together.
   *
   * @throws org.ratecut.io.OutputException if the file cannot be written
   */
  public static void write(SolutionReport report, MadeFrom made, Path target) {
    ObjectNode root = new SolutionJson(report).toJson();
    root.set("made", made.toJson());
    AtomicFile.write(target, JsonText.of(root));
  }

  /**
   * Writes a whole file or none.
   *
   * @throws org.ratecut.io.OutputException if the file cannot be written
   */
  public static void write(SolutionReport report, Path target) {
    AtomicFile.write(target, toText(report));
  }

  /**
   * Reads a solution file. Whether the assignment fits a problem is for the reader to check, with
   * {@link Assignment#requireFitting}.
   *
   * @throws org.ratecut.io.InputException if it is not a solution file
   */
  public Stored read(Source source) {
    JsonValue root = format.read(source);
    JsonValue assignment = root.field("assignment");
    return new Stored(
        text(root, "problem"),
        assignment.isNull() ? Optional.empty() : Optional.of(assignment(assignment.items())),
        text(root, "solver"),
        text(root, "status").map(Status::valueOf),
        root.optional("made").map(MadeFrom::read));
  }

  private static Optional<String> text(JsonValue root, String field) {
    return root.optional(field).filter(JsonValue::isText).map(JsonValue::text);
  }

  private static Assignment assignment(List<JsonValue> devices) {
    return Assignment.of(
        devices.stream().mapToInt(device -> device.integer(0, Integer.MAX_VALUE)).toArray());
  }
}
