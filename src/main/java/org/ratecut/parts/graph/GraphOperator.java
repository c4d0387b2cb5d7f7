package org.ratecut.parts.graph;

import java.util.List;

/**
 * An operator of a model.
 *
 * @param name for messages: what it is called in its format
 * @param inputs numbers of tensors, or {@link #LEFT_OUT}
 * @param outputs numbers of tensors; those of several are all computed whole
 * @param cut what it needs for a part of its output
 * @param moves whether it only moves values, as reshaping and padding do, or makes them readable,
 *     as dequantizing does; then those who read its output do it themselves
 */
public record GraphOperator(
    String name, List<Integer> inputs, List<Integer> outputs, Cut cut, boolean moves) {

  /** In place of an optional input. */
  public static final int LEFT_OUT = -1;

  /** Makes the lists immutable. */
  public GraphOperator {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
