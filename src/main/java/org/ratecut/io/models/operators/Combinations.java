package org.ratecut.io.models.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.operators.Functions.Mergeable;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.io.models.tensor.Roles;
import org.ratecut.io.models.tensor.Tensor;

/** Operators that combine their inputs value by value, some of which may be constant. */
public final class Combinations {

  private final Assembly assembly;
  private final Joins joins;
  private final Functions functions;

  public Combinations(Assembly assembly, Joins joins, Functions functions) {
    this.assembly = assembly;
    this.joins = joins;
    this.functions = functions;
  }

  /**
   * The sum of all inputs, or what costs as much, such as their maximum.
   *
   * @param mergeable how a constant could become part of weights and biases
   */
  public Activation add(ModelNode node, Mergeable mergeable) {
    return combine(node, mergeable, tensors -> joins.add(node.place(), tensors));
  }

  /**
   * The product of all inputs, or what costs as much.
   *
   * @param mergeable how a constant could become part of weights and biases
   */
  public Activation multiply(ModelNode node, Mergeable mergeable) {
    return combine(node, mergeable, tensors -> joins.multiply(node.place(), tensors));
  }

  private Activation combine(
      ModelNode node, Mergeable mergeable, Function<List<Activation>, Activation> join) {
    List<Activation> tensors = node.computed();
    if (tensors.size() == node.inputCount()) {
      return join.apply(tensors);
    }
    return node.inputCount() == 2 && constantFits(node)
        ? withConstant(node, mergeable)
        : join.apply(withStored(node));
  }

  /**
   * One of two inputs with the other, which is constant.
   *
   * @param mergeable how it could become part of weights and biases
   */
  public Activation withConstant(ModelNode node, Mergeable mergeable) {
    int computed = node.input(0) instanceof Activation ? 0 : 1;
    return functions.applyConstants(
        node.place(),
        node.activation(computed),
        1,
        mergeable,
        List.of(node.constant(1 - computed)),
        node.isSoleReader(computed));
  }

  /** Whether the constant is nowhere larger than what it is combined with. */
  private static boolean constantFits(ModelNode node) {
    int computed = node.input(0) instanceof Activation ? 0 : 1;
    Dimensions tensor = node.activation(computed).dimensions();
    Dimensions constant = node.constant(1 - computed).dimensions();
    int lead = tensor.rank() - constant.rank();
    return IntStream.range(0, constant.rank())
        .allMatch(
            k ->
                constant.size(k) == 1
                    || (k + lead >= 0 && constant.size(k) == tensor.size(k + lead)));
  }

  /** All inputs, constants of several values as layers of their own; single ones cost nothing. */
  private List<Activation> withStored(ModelNode node) {
    List<Activation> tensors = new ArrayList<>();
    Roles roles = assembly.rolesOf(node.computed().get(0));
    for (Tensor tensor : node.inputs()) {
      if (tensor instanceof Activation activation) {
        tensors.add(activation);
      } else if (tensor instanceof Constant constant && !isScalar(constant)) {
        tensors.add(joins.stored(node.place(), constant, roles));
      } else {
        assembly.use((Constant) tensor);
      }
    }
    return tensors;
  }

  private static boolean isScalar(Constant constant) {
    return constant.isSingle() && constant.dimensions().rank() <= 1;
  }

  /**
   * For each value one of two, by a condition: the inputs are the condition and both.
   *
   * @throws org.ratecut.io.InputException if an input is missing
   */
  public Activation select(ModelNode node) {
    ElementType type = node.input(1).type();
    List<Activation> tensors = withStored(node);
    return joins.add(node.place(), tensors).withType(type);
  }

  /** A comparison of two inputs, which makes true or false of each pair of values. */
  public Activation compare(ModelNode node) {
    return add(node, Mergeable.NO).withType(ElementType.BOOL);
  }
}
