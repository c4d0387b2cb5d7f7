package org.ratecut.io.models.operators;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.io.InputException;
import org.ratecut.io.models.UnsupportedOperatorException;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Tensor;

/** A node of a model file with what its inputs are. Inputs are numbered from 0. */
public interface ModelNode {

  /** Its name in messages and of its layer. */
  Node place();

  /** How many inputs it names, given or left out. */
  int inputCount();

  /** Whether an input is given. */
  boolean has(int input);

  /** What an input that is given is called in messages. */
  String inputName(int input);

  /** What an input that is given is; empty if no earlier node puts it out. */
  Optional<Tensor> known(int input);

  /** Whether nothing but this node reads an input. */
  boolean isSoleReader(int input);

  /** A fault of the model, with the advice to mend it. */
  InputException fail(String problem);

  /** All inputs that are given. */
  default List<Tensor> inputs() {
    return IntStream.range(0, inputCount()).filter(this::has).mapToObj(this::input).toList();
  }

  /**
   * An input.
   *
   * @throws InputException if it is missing or not known
   */
  default Tensor input(int number) {
    if (!has(number)) {
      throw fail("Its input %d is missing.".formatted(number));
    }
    return known(number)
        .orElseThrow(
            () ->
                fail(
                    "It reads %s, which is the output of no earlier node."
                        .formatted(inputName(number))));
  }

  /**
   * An input that the network computes.
   *
   * @throws InputException if it is missing or constant
   */
  default Activation activation(int number) {
    if (input(number) instanceof Activation tensor) {
      return tensor;
    }
    throw place().unsupported("Its input %d is constant.".formatted(number));
  }

  /**
   * All inputs, which the network must compute.
   *
   * @throws InputException if one is missing or constant
   */
  default List<Activation> activations() {
    return IntStream.range(0, inputCount()).mapToObj(this::activation).toList();
  }

  /** Those of its inputs that the network computes. */
  default List<Activation> computed() {
    return inputs().stream()
        .filter(Activation.class::isInstance)
        .map(Activation.class::cast)
        .toList();
  }

  /**
   * An input that does not depend on what the network is given.
   *
   * @throws InputException if it is missing or computed
   */
  default Constant constant(int number) {
    if (input(number) instanceof Constant constant) {
      return constant;
    }
    throw place()
        .unsupported(
            "Its input %d is computed by the network; only a constant is supported."
                .formatted(number));
  }

  /** The same, if the input is given. */
  default Optional<Constant> optionalConstant(int number) {
    return has(number) ? Optional.of(constant(number)) : Optional.empty();
  }

  /** The numbers of a constant input, whole or not. */
  default List<Double> reals(int input) {
    return constant(input)
        .numbers()
        .map(list -> list.stream().map(Number::doubleValue).toList())
        .orElseThrow(() -> unknownNumbers(input));
  }

  private UnsupportedOperatorException unknownNumbers(int input) {
    return place()
        .unsupported("The numbers of its input %d are not known before it runs.".formatted(input));
  }

  /** The only number of a constant input, which is whole. */
  default long singleNumber(int input) {
    List<Long> numbers = numbers(input);
    if (numbers.size() != 1) {
      throw fail("Its input %d has %d numbers instead of one.".formatted(input, numbers.size()));
    }
    return numbers.get(0);
  }

  /** The whole numbers of a constant input. */
  default List<Long> numbers(int input) {
    return constant(input).values().orElseThrow(() -> unknownNumbers(input));
  }
}
