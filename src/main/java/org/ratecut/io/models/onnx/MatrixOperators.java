package org.ratecut.io.models.onnx;

import static org.ratecut.io.models.onnx.OnnxOperator.single;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.operators.Functions.Mergeable;
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
    if (node.input(0) instanceof Constant || node.input(1) instanceof Activation) {
      return generalGemm(node);
    }
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

  /** A product of two activations, or of constants by an activation, and an addition. */
  private Tensor generalGemm(OnnxNode node) {
    Tensor product =
        tools
            .products()
            .multiply(node.place(), turned(node, 0, "transA"), turned(node, 1, "transB"));
    if (!node.has(2)) {
      return product;
    }
    Activation sum = (Activation) product;
    Node place = node.place().named(node.place().name() + ", sum");
    return node.input(2) instanceof Activation added
        ? tools.joins().add(place, List.of(sum, added))
        : tools
            .functions()
            .applyConstants(place, sum, 1, Mergeable.SHIFT, List.of(node.constant(2)), true);
  }

  /** The last two dimensions the other way round, where an attribute says so. */
  static Tensor turned(OnnxNode node, int input, String attribute) {
    Tensor tensor = node.input(input);
    if (node.number(attribute, 0) == 0) {
      return tensor;
    }
    if (tensor.dimensions().rank() != 2) {
      throw node.fail("It turns %s; a matrix is needed.".formatted(tensor.dimensions()));
    }
    return tensor instanceof Constant constant
        ? constant.withDimensions(
            Dimensions.of(constant.dimensions().size(1), constant.dimensions().size(0)))
        : ((Activation) tensor).transposed(List.of(1, 0));
  }

  private Tensor multiply(OnnxNode node) {
    return tools.products().multiply(node.place(), node.input(0), node.input(1));
  }
}
