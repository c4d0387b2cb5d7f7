package org.ratecut.io.models.litert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.io.InputException;
import org.ratecut.io.models.Activation;
import org.ratecut.io.models.Constant;
import org.ratecut.io.models.Dimensions;
import org.ratecut.io.models.ElementType;
import org.ratecut.io.models.Node;
import org.ratecut.io.models.Tensor;
import org.ratecut.io.models.litert.StoredModel.Option;
import org.ratecut.io.models.litert.StoredModel.StoredOperator;

/**
 * An operator with what its inputs are.
 *
 * @param place its name in messages and of its layer
 * @param tensors what is known so far, by number
 * @param outputs the sizes and types that the file states of its outputs
 * @param readers how many operators and outputs of the model read each tensor
 */
record LiteRtNode(
    Node place,
    StoredOperator operator,
    Map<Integer, Tensor> tensors,
    List<Constant> outputs,
    Map<Integer, Integer> readers) {

  int inputCount() {
    return operator.inputs().size();
  }

  boolean has(int input) {
    return input < inputCount() && operator.inputs().get(input) >= 0;
  }

  List<Tensor> inputs() {
    return IntStream.range(0, inputCount()).filter(this::has).mapToObj(this::input).toList();
  }

  Tensor input(int number) {
    if (!has(number)) {
      throw fail("Its input %d is missing.".formatted(number));
    }
    Tensor tensor = tensors.get(operator.inputs().get(number));
    if (tensor == null) {
      throw fail(
          "It reads tensor %d, which no earlier operator puts out."
              .formatted(operator.inputs().get(number)));
    }
    return tensor;
  }

  Activation activation(int number) {
    if (input(number) instanceof Activation tensor) {
      return tensor;
    }
    throw place.unsupported("Its input %d is constant.".formatted(number));
  }

  Constant constant(int number) {
    if (input(number) instanceof Constant constant) {
      return constant;
    }
    throw place.unsupported(
        "Its input %d is computed by the network; only a constant is supported.".formatted(number));
  }

  Optional<Constant> optionalConstant(int number) {
    return has(number) ? Optional.of(constant(number)) : Optional.empty();
  }

  List<Long> numbers(int input) {
    return constant(input)
        .values()
        .orElseThrow(
            () ->
                place.unsupported(
                    "The numbers of its input %d are not known before it runs.".formatted(input)));
  }

  boolean isSoleReader(int input) {
    return readers.getOrDefault(operator.inputs().get(input), 0) <= 1;
  }

  int option(Option option, int otherwise) {
    return operator.options().getOrDefault(option, otherwise);
  }

  /** The sizes that the file states of the first output. */
  Dimensions outputDimensions() {
    return outputs.get(0).dimensions();
  }

  ElementType outputType() {
    return outputs.get(0).type();
  }

  InputException fail(String problem) {
    return place.fail(problem, "Correct the model, or convert it again.");
  }
}
