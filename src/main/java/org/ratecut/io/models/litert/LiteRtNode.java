package org.ratecut.io.models.litert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.io.InputException;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.litert.StoredModel.Option;
import org.ratecut.io.models.litert.StoredModel.StoredOperator;
import org.ratecut.io.models.operators.ModelNode;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.io.models.tensor.Tensor;

/**
 * An operator with what its inputs are.
 *
 * @param place its name in messages and of its layer
 * @param tensors what is known so far, by number
 * @param outputs the sizes and types that the file states of its outputs
 * @param signature the sizes of the first output, -1 where they are open; empty where none is
 * @param readers how many operators and outputs of the model read each tensor
 */
record LiteRtNode(
    Node place,
    StoredOperator operator,
    Map<Integer, Tensor> tensors,
    List<Constant> outputs,
    List<Integer> signature,
    Map<Integer, Integer> readers)
    implements ModelNode {

  @Override
  public int inputCount() {
    return operator.inputs().size();
  }

  @Override
  public boolean has(int input) {
    return input < inputCount() && operator.inputs().get(input) >= 0;
  }

  @Override
  public String inputName(int input) {
    return "tensor " + operator.inputs().get(input);
  }

  @Override
  public Optional<Tensor> known(int input) {
    return Optional.ofNullable(tensors.get(operator.inputs().get(input)));
  }

  @Override
  public boolean isSoleReader(int input) {
    return readers.getOrDefault(operator.inputs().get(input), 0) <= 1;
  }

  int option(Option option, int otherwise) {
    return operator.options().getOrDefault(option, otherwise);
  }

  /** The sizes that the file states of the first output. */
  Dimensions outputDimensions() {
    return outputs.get(0).dimensions();
  }

  /** Whether something reads an output. */
  boolean isRead(int output) {
    return output < operator.outputs().size()
        && readers.containsKey(operator.outputs().get(output));
  }

  ElementType outputType() {
    return outputs.get(0).type();
  }

  @Override
  public InputException fail(String problem) {
    return place.fail(problem, "Correct the model, or convert it again.");
  }
}
