package org.ratecut.io.models.operators;

import java.util.List;
import org.ratecut.io.models.UnsupportedOperatorException;
import org.ratecut.io.models.operators.Functions.Mergeable;
import org.ratecut.io.models.tensor.Activation;

/** Operators that combine their inputs value by value, where one of two inputs may be constant. */
public final class Combinations {

  private final Joins joins;
  private final Functions functions;

  public Combinations(Joins joins, Functions functions) {
    this.joins = joins;
    this.functions = functions;
  }

  /**
   * The sum of all inputs, or what costs as much, such as their maximum.
   *
   * @param mergeable how a constant could become part of weights and biases
   * @throws UnsupportedOperatorException if one of several inputs is constant
   */
  public Activation add(ModelNode node, Mergeable mergeable) {
    List<Activation> tensors = node.computed();
    return tensors.size() == node.inputCount()
        ? joins.add(node.place(), tensors)
        : withConstant(node, mergeable);
  }

  /**
   * The product of all inputs, or what costs as much.
   *
   * @param mergeable how a constant could become part of weights and biases
   * @throws UnsupportedOperatorException if one of several inputs is constant
   */
  public Activation multiply(ModelNode node, Mergeable mergeable) {
    List<Activation> tensors = node.computed();
    return tensors.size() == node.inputCount()
        ? joins.multiply(node.place(), tensors)
        : withConstant(node, mergeable);
  }

  /**
   * One of two inputs with the other, which is constant.
   *
   * @param mergeable how it could become part of weights and biases
   */
  public Activation withConstant(ModelNode node, Mergeable mergeable) {
    if (node.inputCount() != 2) {
      throw node.place().unsupported("It combines several tensors with constants at once.");
    }
    int computed = node.input(0) instanceof Activation ? 0 : 1;
    return functions.applyConstants(
        node.place(),
        node.activation(computed),
        1,
        mergeable,
        List.of(node.constant(1 - computed)),
        node.isSoleReader(computed));
  }
}
