package org.ratecut.io.models.onnx;

import java.util.List;
import java.util.function.Function;
import org.ratecut.io.models.tensor.Tensor;

/** What an operator of ONNX means. */
@FunctionalInterface
interface OnnxOperator {

  /**
   * Translates a node.
   *
   * @return its outputs; those after the last of them cannot be read by other nodes
   * @throws org.ratecut.io.InputException if the node is wrong
   * @throws org.ratecut.io.models.UnsupportedOperatorException if no layer stands for it
   */
  List<Tensor> translate(OnnxNode node);

  /** An operator with one output. */
  static OnnxOperator single(Function<OnnxNode, Tensor> translation) {
    return node -> List.of(translation.apply(node));
  }
}
