package org.ratecut.io.networks;

import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.VertexSet;

/** Reads lists of vertices and ranges of them. */
final class VertexSetReader {

  /** A few bytes of a file can name long ranges, again and again, so there is an end to it. */
  private static final long MAX_LISTED = 20_000_000;

  private final int vertexCount;
  private long listed;

  VertexSetReader(int vertexCount) {
    this.vertexCount = vertexCount;
  }

  VertexSet read(JsonValue list) {
    return VertexSet.of(
        list.items().stream()
            .map(this::readItem)
            .flatMapToInt(range -> IntStream.range(range[0], range[1]))
            .toArray());
  }

  /** First and end of a range. */
  private int[] readItem(JsonValue item) {
    int[] ends = item.isList() ? readEnds(item.items()) : readEnds(List.of(item, item));
    if (ends[0] > ends[1]) {
      throw item.fail(
          "The range %s ends before it starts.".formatted(item.show()),
          "Write the first vertex, then the last.");
    }
    listed += ends[1] - ends[0] + 1L;
    if (listed > MAX_LISTED) {
      throw item.fail(
          "All sets of vertices together list more than %d.".formatted(MAX_LISTED),
          "Join broadcasts that have the same consumers, or use larger vertices.");
    }
    return new int[] {ends[0], ends[1] + 1};
  }

  private int[] readEnds(List<JsonValue> ends) {
    return ends.stream().mapToInt(this::readVertex).toArray();
  }

  private int readVertex(JsonValue vertex) {
    int number = vertex.integer(0, Integer.MAX_VALUE);
    if (number >= vertexCount) {
      throw vertex.fail(
          "Found vertex %d, but the vertices are numbered from 0 to %d."
              .formatted(number, vertexCount - 1),
          "Correct the number.");
    }
    return number;
  }
}
