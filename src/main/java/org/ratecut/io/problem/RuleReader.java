package org.ratecut.io.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.Network;
import org.ratecut.model.Rules;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Cluster;

/** Reads what an assignment must keep besides memory, channels and pins. */
final class RuleReader {

  private RuleReader() {}

  static Rules read(JsonValue root, Network network) {
    OptionalInt maxDevices =
        root.optional("maxDevices").stream()
            .mapToInt(value -> value.integer(1, Cluster.MAX_DEVICES))
            .findFirst();
    List<VertexSet> colocated = new ArrayList<>();
    for (JsonValue set : root.optional("colocated").map(JsonValue::items).orElse(List.of())) {
      colocated.add(
          VertexSet.of(
              set.items().stream().flatMapToInt(item -> vertices(item, network)).toArray()));
    }
    boolean contiguous = root.optional("contiguous").map(JsonValue::bool).orElse(false);
    return new Rules(maxDevices, colocated, contiguous);
  }

  /** A vertex, or all of a range. */
  static IntStream vertices(JsonValue item, Network network) {
    int last = network.vertexCount() - 1;
    if (!item.isList()) {
      return IntStream.of(item.integer(0, last));
    }
    List<JsonValue> ends = item.items();
    if (ends.size() != 2 || ends.get(0).integer(0, last) > ends.get(1).integer(0, last)) {
      throw item.fail(
          "Found %s, but expected [first, last] with first at most last.".formatted(item.show()),
          "Write two vertices in increasing order; both are included.");
    }
    return IntStream.rangeClosed(ends.get(0).integer(0, last), ends.get(1).integer(0, last));
  }
}
