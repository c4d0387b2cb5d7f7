package org.ratecut.parts.litert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.lite.schema.OperatorT;
import org.tensorflow.lite.schema.TensorType;

/** An operator of a file with what it reads and computes. */
record StoredCall(StoredGraph file, OperatorT operator) {

  /** Its settings, or null. */
  Object options() {
    return operator.getBuiltinOptions() == null ? null : operator.getBuiltinOptions().getValue();
  }

  int inputCount() {
    return operator.getInputs().length;
  }

  /** The sizes of its first input. */
  List<Integer> input() {
    return file.sizes(operator.getInputs()[0]);
  }

  /** The sizes of its first output. */
  List<Integer> output() {
    return file.sizes(operator.getOutputs()[0]);
  }

  /** The sizes of all inputs, empty for one that is left out. */
  List<Optional<List<Integer>>> allSizes() {
    List<Optional<List<Integer>>> all = new ArrayList<>();
    for (int input : operator.getInputs()) {
      all.add(input < 0 ? Optional.empty() : Optional.of(file.sizes(input)));
    }
    return all;
  }

  boolean isConstant(int input) {
    return input < inputCount() && file.isConstant(operator.getInputs()[input]);
  }

  /** Weights that leave zeros out, or have two in a byte, are not taken apart. */
  boolean hasPackedWeights() {
    for (int input : operator.getInputs()) {
      if (input >= 0
          && (file.tensors().get(input).getSparsity() != null
              || file.tensors().get(input).getType() == TensorType.INT4)) {
        return true;
      }
    }
    return false;
  }
}
