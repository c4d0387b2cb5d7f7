package org.ratecut.bench;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.Assignment;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.model.solution.Support;

/** Reads the fields that a solution and a line of a results file have in common. */
public final class AnswerReader {

  private AnswerReader() {}

  /**
   * Reads an answer from an object that its schema allows.
   *
   * @param rateField what the object calls the inference rate
   */
  public static RunAnswer read(JsonValue object, String rateField) {
    return new RunAnswer(
        Status.valueOf(object.field("status").text()),
        StopReason.valueOf(object.field("stop").text()),
        number(object.field(rateField)),
        number(object.field("upperBound")),
        support(object.optional("boundSupport")),
        number(object.field("gap")),
        traffic(object.field("totalTraffic")),
        object.field("seconds").decimal().doubleValue(),
        assignment(object.field("assignment")));
  }

  private static OptionalLong traffic(JsonValue value) {
    return value.isNumber()
        ? OptionalLong.of(value.integer(0, Long.MAX_VALUE))
        : OptionalLong.empty();
  }

  /** Results of earlier releases do not say it. */
  private static Optional<Support> support(Optional<JsonValue> word) {
    return word.filter(value -> !value.isNull()).map(JsonValue::text).flatMap(Support::ofWord);
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

  /** A number, if there is one. */
  static OptionalDouble number(JsonValue value) {
    return value.isNumber()
        ? OptionalDouble.of(value.decimal().doubleValue())
        : OptionalDouble.empty();
  }
}
