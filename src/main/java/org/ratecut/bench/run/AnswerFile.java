package org.ratecut.bench.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.ratecut.bench.Answer;
import org.ratecut.io.FileSource;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.Assignment;
import org.ratecut.model.Status;
import org.ratecut.model.StopReason;

/** Reads what {@code solve --json} prints. */
final class AnswerFile {

  private final JsonFormat format = new JsonFormat("solution");

  /**
   * Reads a solution.
   *
   * @throws org.ratecut.io.InputException if the file is none
   */
  Answer read(Path file) {
    JsonValue root = format.read(new FileSource(file));
    JsonValue traffic = root.field("totalTraffic");
    return new Answer(
        Status.valueOf(root.field("status").text()),
        StopReason.valueOf(root.field("stop").text()),
        number(root.field("inferenceRate")),
        number(root.field("upperBound")),
        number(root.field("gap")),
        traffic.isNumber()
            ? OptionalLong.of(traffic.integer(0, Long.MAX_VALUE))
            : OptionalLong.empty(),
        root.field("seconds").decimal().doubleValue(),
        assignment(root.field("assignment")));
  }

  private static Optional<Assignment> assignment(JsonValue list) {
    return list.isNull()
        ? Optional.empty()
        : Optional.of(
            Assignment.of(
                list.items().stream()
                    .mapToInt(device -> device.integer(0, Integer.MAX_VALUE))
                    .toArray()));
  }

  private static OptionalDouble number(JsonValue value) {
    return value.isNumber()
        ? OptionalDouble.of(value.decimal().doubleValue())
        : OptionalDouble.empty();
  }
}
