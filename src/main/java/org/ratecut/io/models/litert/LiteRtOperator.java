package org.ratecut.io.models.litert;

import java.util.List;
import java.util.function.Function;
import org.ratecut.io.models.tensor.Tensor;

/** What an operator of LiteRT means. */
@FunctionalInterface
interface LiteRtOperator {

  /**
   * Translates an operator.
   *
   * @return its outputs
   * @throws org.ratecut.io.InputException if the operator is wrong
   * @throws org.ratecut.io.models.UnsupportedOperatorException if no layer stands for it
   */
  List<Tensor> translate(LiteRtNode node);

  /** An operator with one output. */
  static LiteRtOperator single(Function<LiteRtNode, Tensor> translation) {
    return node -> List.of(translation.apply(node));
  }
}
