package org.ratecut.io.models.onnx;

import static org.ratecut.io.models.onnx.OnnxOperator.single;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;

/** Products of matrices. */
final class MatrixOperators {

  private final ModelTools tools;

  MatrixOperators(ModelTools tools) {
    this.tools = tools;
  }

  void register(Map<String, OnnxOperator> operators) {
    operators.put("Gemm", single(this::gemm));
    operators.put("MatMul", single(this::multiply));
  }

  private Tensor gemm(OnnxNode node) {
    Activation tensor = node.activation(0);
    Constant weights = node.constant(1);
    Dimensions dimensions = weights.dimensions();
    if (tensor.rank() != 2 || dimensions.rank() != 2) {
      throw node.fail(
          "It multiplies %s by %s; both must be matrices."
              .formatted(tensor.dimensions(), dimensions));
    }
    boolean transposed = node.number("transB", 0) != 0;
    int inner = dimensions.size(transposed ? 1 : 0);
    int outer = dimensions.size(transposed ? 0 : 1);
    Activation rows =
        node.number("transA", 0) != 0
            ? node.place().locate(() -> tensor.transposed(List.of(1, 0)))
            : tensor;
    Optional<Constant> biases = node.optionalConstant(2);
    boolean fits = biases.stream().allMatch(b -> b.isSingle() || b.dimensions().count() == outer);
    if (!fits) {
      throw node.place()
          .unsupported("It adds %s to %d columns.".formatted(biases.get().dimensions(), outer));
    }
    return tools.matrices().weighted(node.place(), rows, inner, outer, weights, biases);
  }

  private Tensor multiply(OnnxNode node) {
    if (!(node.input(1) instanceof Constant weights)) {
      return tools.matrices().product(node.place(), node.activation(0), node.activation(1));
    }
    Dimensions dimensions = weights.dimensions();
    if (dimensions.rank() != 2) {
      throw node.place()
          .unsupported("Its weights are %s; only a matrix is supported.".formatted(dimensions));
    }
    return tools
        .matrices()
        .weighted(
            node.place(),
            node.activation(0),
            dimensions.size(0),
            dimensions.size(1),
            weights,
            Optional.empty());
  }
}
