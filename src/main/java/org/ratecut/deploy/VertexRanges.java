package org.ratecut.deploy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.ratecut.model.VertexSet;

/** Vertices in JSON. */
final class VertexRanges {

  private VertexRanges() {}

  /** Runs of consecutive vertices as {@code [first, last]}. */
  static ArrayNode of(VertexSet vertices) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (int start = 0; start < vertices.size(); ) {
      int last = start;
      while (last + 1 < vertices.size() && vertices.get(last + 1) == vertices.get(last) + 1) {
        last++;
      }
      list.addArray().add(vertices.get(start)).add(vertices.get(last));
      start = last + 1;
    }
    return list;
  }
}
