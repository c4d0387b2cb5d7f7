package org.ratecut.parts.graph;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A model as tensors and operators.
 *
 * @param tensors by number
 * @param operators each after those that compute what it reads
 * @param inputs numbers of tensors, in the order of the model
 * @param outputs numbers of tensors, in the order of the model
 */
public record ModelGraph(
    List<GraphTensor> tensors,
    List<GraphOperator> operators,
    List<Integer> inputs,
    List<Integer> outputs) {

  /** Makes the lists immutable. */
  public ModelGraph {
    tensors = List.copyOf(tensors);
    operators = List.copyOf(operators);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  public GraphTensor tensor(int number) {
    return tensors.get(number);
  }

  /** Whether a number is of a tensor that is given or computed in each inference. */
  public boolean isComputed(int tensor) {
    return tensor != GraphOperator.LEFT_OUT && !tensors.get(tensor).constant();
  }

  /** The positions of the inputs of an operator that are given or computed in each inference. */
  public List<Integer> activations(GraphOperator operator) {
    return IntStream.range(0, operator.inputs().size())
        .filter(i -> isComputed(operator.inputs().get(i)))
        .boxed()
        .toList();
  }
}
