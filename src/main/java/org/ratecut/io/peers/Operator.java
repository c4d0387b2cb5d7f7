package org.ratecut.io.peers;

import java.math.BigDecimal;
import java.util.OptionalLong;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.Network;

/**
 * A node of a graph of dnn-partitioning.
 *
 * @param place where it is in the file
 * @param id by which edges name it
 * @param colour nodes of one colour stay together; empty if it may be on its own
 * @param processorTime on a processor, in milliseconds
 * @param acceleratorTime on an accelerator, in milliseconds
 * @param size bytes that it needs on an accelerator
 * @param supported whether accelerators can run it
 */
record Operator(
    JsonValue place,
    long id,
    OptionalLong colour,
    BigDecimal processorTime,
    BigDecimal acceleratorTime,
    long size,
    boolean supported) {

  /** Reads a node of a graph for inference. */
  static Operator read(JsonValue node) {
    if (node.optional("isBackwardNode").map(Operator::flag).orElse(false)) {
      throw node.fail(
          "This node belongs to the backward pass of training.",
          "Use a file of the same network for inference; training is not supported.");
    }
    return new Operator(
        node,
        integer(node.field("id")),
        node.optional("colorClass").stream().mapToLong(Operator::integer).findFirst(),
        cost(node.field("cpuLatency")),
        cost(node.field("fpgaLatency")),
        node.field("size").integer(0, Network.MAX_TOTAL),
        flag(node.field("supportedOnFpga")));
  }

  private static long integer(JsonValue value) {
    return value.integer(-Network.MAX_TOTAL, Network.MAX_TOTAL);
  }

  /** A cost in milliseconds, at least 0. */
  static BigDecimal cost(JsonValue value) {
    BigDecimal cost = value.decimal();
    if (cost.signum() < 0) {
      throw value.fail(
          "The cost %s must not be negative.".formatted(value.show()), "Correct the value.");
    }
    return cost;
  }

  /** The files write true and false, or 1 and 0. */
  private static boolean flag(JsonValue value) {
    return value.isBoolean() ? value.bool() : value.integer(0, 1) == 1;
  }

  /** Its name in the file and its id, which no other has. */
  String label() {
    return place
        .optional("name")
        .filter(JsonValue::isText)
        .map(JsonValue::text)
        .filter(name -> !name.isBlank())
        .map(name -> name + " #" + id)
        .orElse("#" + id);
  }
}
