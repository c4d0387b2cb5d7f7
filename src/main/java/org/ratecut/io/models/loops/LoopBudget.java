package org.ratecut.io.models.loops;

import org.ratecut.io.models.assembly.Node;

/**
 * Bounds the time that the loops of one model take to read: bodies are read several times, and
 * loops may be in each other.
 */
public final class LoopBudget {

  /** Bodies of exporters have some hundred operators. */
  private static final int MAX_OPERATORS = 100_000;

  /** To start with a body takes about as long as to read so many operators. */
  private static final int OF_READING = 10;

  private static final int MAX_DEPTH = 20;

  private int operators;
  private int depth;

  /**
   * Enters the body of a loop.
   *
   * @param size operators in the body
   * @throws org.ratecut.io.InputException if the loops of the model take too long
   */
  public void enter(Node loop, int size) {
    operators += Math.min(size, MAX_OPERATORS) + OF_READING;
    depth++;
    if (depth > MAX_DEPTH) {
      throw loop.fail(
          "It is within %d other loops.".formatted(MAX_DEPTH),
          "Check the model: its subgraphs may call each other in a circle.");
    }
    if (operators > MAX_OPERATORS) {
      throw loop.fail(
          "To follow the loops of the model takes more than %d operators.".formatted(MAX_OPERATORS),
          "Export the model with loops whose number of steps is a constant, or without loops.");
    }
  }

  public void leave() {
    depth--;
  }
}
