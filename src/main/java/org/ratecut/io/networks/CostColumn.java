package org.ratecut.io.networks;

import java.util.List;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.Network;

/** One cost of the vertices of a layer: one number for all, or a list. */
final class CostColumn {

  private final long[] numbers;

  CostColumn(JsonValue value, int vertexCount) {
    List<JsonValue> given = value.isList() ? value.items() : List.of(value);
    if (value.isList() && given.size() != vertexCount) {
      throw value.fail(
          "Found %d numbers for %d vertices.".formatted(given.size(), vertexCount),
          "List one number for each vertex, row by row, or write one for all.");
    }
    this.numbers = given.stream().mapToLong(n -> n.integer(0, Network.MAX_TOTAL)).toArray();
  }

  long get(int vertex) {
    return numbers.length == 1 ? numbers[0] : numbers[vertex];
  }
}
