package org.ratecut.io.models.assembly;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ratecut.io.models.tensor.Arranged;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.Operation;
import org.ratecut.layers.operation.Weighted;
import org.ratecut.layers.operation.whole.Input;
import org.ratecut.layers.shape.Shape;

/** A layer while the model is being read: later operators may still become part of it. */
public final class LayerDraft {

  private final String name;
  private final List<Arranged> inputs;
  private final Shape shape;
  private final ElementType declared;
  private Operation operation;
  private ParameterTypes types;
  private int bitsRead;
  private long foldedFlop;
  private boolean hasFunction;
  private boolean isOutput;
  private OptionalInt heldNext = OptionalInt.empty();

  LayerDraft(
      String name,
      Operation operation,
      List<Arranged> inputs,
      Shape shape,
      ElementType declared,
      ParameterTypes types) {
    this.name = name;
    this.operation = operation;
    this.inputs = List.copyOf(inputs);
    this.shape = shape;
    this.declared = declared;
    this.types = types;
  }

  String name() {
    return name;
  }

  public Operation operation() {
    return operation;
  }

  List<Arranged> inputs() {
    return inputs;
  }

  List<Shape> inputShapes() {
    return inputs.stream().map(Arranged::shape).toList();
  }

  public Shape shape() {
    return shape;
  }

  ParameterTypes types() {
    return types;
  }

  /** FLOP of a value in folded operators, beyond what the operation counts itself. */
  long foldedFlop() {
    return foldedFlop;
  }

  /** Whether operators after it can become part of it. */
  public boolean computes() {
    return operation instanceof Computation;
  }

  /** Whether it is an input of the model. */
  public boolean isInput() {
    return operation instanceof Input;
  }

  /** Whether it multiplies by weights, so that scaling its output is scaling its weights. */
  public boolean hasWeights() {
    return operation instanceof Weighted;
  }

  /** Whether a function of each value has become part of it. */
  public boolean hasFunction() {
    return hasFunction;
  }

  /** Something reads its output as a type: that is what it stores and sends. */
  void readAs(ElementType type) {
    bitsRead = Math.max(bitsRead, type.bits());
  }

  /** The model answers with it. */
  void answer() {
    isOutput = true;
  }

  boolean isOutput() {
    return isOutput;
  }

  /** In the next inference it holds what another layer computes in this one. */
  void holdNext(int layer) {
    heldNext = OptionalInt.of(layer);
  }

  /** The position of the layer whose values it holds in the next inference. */
  OptionalInt heldNext() {
    return heldNext;
  }

  /** The bits of a value that it stores and sends. */
  int bitsOfValue() {
    return bitsRead > 0 ? bitsRead : declared.bits();
  }

  /**
   * Folds a function of each value. A convolution or dense layer counts one already.
   *
   * @param flop of a value
   */
  public void foldFunction(long flop) {
    boolean counted = hasWeights() && !hasFunction;
    foldedFlop = Math.addExact(foldedFlop, counted ? Math.max(0, flop - 1) : flop);
    hasFunction = true;
  }

  /** Folds an addition of a constant for each channel or neuron into the biases. */
  public void foldBias(ElementType type) {
    if (operation instanceof Weighted weighted) {
      operation = weighted.withBias(true);
    }
    types = new ParameterTypes(types.weight(), Optional.of(types.bias().orElse(type)));
  }
}
