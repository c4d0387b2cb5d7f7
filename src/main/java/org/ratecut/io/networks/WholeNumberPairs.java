package org.ratecut.io.networks;

import java.util.List;
import org.ratecut.io.json.JsonValue;

/** Positive whole numbers, alone or in pairs. */
final class WholeNumberPairs {

  private WholeNumberPairs() {}

  static int positive(JsonValue value) {
    return value.integer(1, Integer.MAX_VALUE);
  }

  /** {@code [a, b]}, or {@code a} for twice the same. */
  static List<Integer> pair(JsonValue value) {
    return value.isList()
        ? value.items().stream().map(WholeNumberPairs::positive).toList()
        : List.of(positive(value), positive(value));
  }
}
