package org.ratecut.io.models.onnx;

import static org.ratecut.io.models.onnx.OnnxOperator.single;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.operators.Functions.Mergeable;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Tensor;
import org.ratecut.layers.operation.element.LayerNormalization;

/** Normalisation and attention, in ONNX itself and in ONNX Runtime's extension. */
final class TransformerOperators {

  private static final String MICROSOFT = "com.microsoft:";
  private static final long FLOP_WITHOUT_MEAN = 5;

  private final ModelTools tools;

  TransformerOperators(ModelTools tools) {
    this.tools = tools;
  }

  void register(Map<String, OnnxOperator> operators) {
    for (String domain : List.of("", MICROSOFT)) {
      operators.put(domain + "LayerNormalization", single(node -> normalize(node, 1)));
      operators.put(domain + "RMSNormalization", single(node -> normalize(node, 1)));
      operators.put(domain + "SimplifiedLayerNormalization", single(node -> normalize(node, 1)));
      operators.put(domain + "GroupNormalization", single(this::normalizeGroups));
      operators.put(domain + "Einsum", single(this::sum));
      operators.put(domain + "Gelu", single(this::apply));
    }
    operators.put("InstanceNormalization", single(this::normalizeInstances));
    operators.put("LpNormalization", single(this::normalizeLength));
    operators.put("MeanVarianceNormalization", single(this::normalizeInstances));
    new AttentionOperators(tools).register(operators);
    operators.put(MICROSOFT + "FastGelu", single(this::shiftAndApply));
    operators.put(MICROSOFT + "BiasGelu", single(this::shiftAndApply));
    operators.put(MICROSOFT + "QuickGelu", single(this::apply));
    operators.put(MICROSOFT + "SkipLayerNormalization", this::normalizeSum);
    operators.put(MICROSOFT + "SkipSimplifiedLayerNormalization", this::normalizeSum);
    operators.put(MICROSOFT + "FusedMatMul", single(this::multiply));
  }

  private Tensor apply(OnnxNode node) {
    Activation tensor = node.activation(0);
    return tools.functions().apply(node.place(), tensor, 1, tensor.type());
  }

  private Tensor shiftAndApply(OnnxNode node) {
    if (!node.has(1)) {
      return apply(node);
    }
    Activation tensor = node.activation(0);
    Activation shifted =
        tools
            .functions()
            .applyConstants(
                node.place(),
                tensor,
                1,
                Mergeable.SHIFT,
                List.of(node.constant(1)),
                node.isSoleReader(0));
    return tools
        .functions()
        .apply(node.place().named(node.place().name() + ", function"), shifted, 1, shifted.type());
  }

  /** Scales, and perhaps shifts, from an input on. */
  private static List<Constant> constants(OnnxNode node, int first, int count) {
    List<Constant> constants = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      node.optionalConstant(i).ifPresent(constants::add);
    }
    return constants;
  }

  private Tensor normalize(OnnxNode node, int scale) {
    Activation tensor = node.activation(0);
    return normalize(node, tensor, constants(node, scale, 2));
  }

  private Activation normalize(OnnxNode node, Activation tensor, List<Constant> constants) {
    long given = node.number("axis", -1);
    int axis = node.place().locate(() -> tensor.dimensions().dimension(given));
    List<Long> axes = LongStream.range(axis, tensor.rank()).boxed().toList();
    boolean simple = node.proto().getOpType().matches("RMS.*|.*Simplified.*");
    return tools
        .normalizations()
        .alongDimensions(
            node.place(),
            tensor,
            axes,
            simple ? FLOP_WITHOUT_MEAN : LayerNormalization.FLOP_PER_VALUE,
            constants);
  }

  /** A residual connection and then the normalisation of the sum, which may be an output too. */
  private List<Tensor> normalizeSum(OnnxNode node) {
    Node place = node.place().named(node.place().name() + ", sum");
    Activation sum = tools.joins().add(place, List.of(node.activation(0), node.activation(1)));
    boolean simple = node.proto().getOpType().contains("Simplified");
    int bias = simple ? 3 : 4;
    Activation shifted =
        node.has(bias)
            ? tools
                .functions()
                .applyConstants(
                    node.place().named(node.place().name() + ", bias"),
                    sum,
                    1,
                    Mergeable.NO,
                    List.of(node.constant(bias)),
                    false)
            : sum;
    Activation normal = normalize(node, shifted, constants(node, 2, simple ? 1 : 2));
    return List.of(normal, normal, normal, shifted);
  }

  private Tensor normalizeInstances(OnnxNode node) {
    Activation tensor = node.activation(0);
    int channels = tensor.rank() < 2 ? 1 : tensor.size(1);
    return tools.normalizations().ofGroups(node.place(), tensor, channels, constants(node, 1, 2));
  }

  private Tensor normalizeGroups(OnnxNode node) {
    int groups =
        node.hasAttribute("num_groups") ? node.size("num_groups", 1) : node.size("groups", 1);
    if (node.number("channels_last", 0) != 0) {
      throw node.place().unsupported("It has the channels in the last dimension.");
    }
    return tools
        .normalizations()
        .ofGroups(node.place(), node.activation(0), groups, constants(node, 1, 2));
  }

  private Tensor normalizeLength(OnnxNode node) {
    return tools
        .normalizations()
        .alongDimensions(
            node.place(), node.activation(0), List.of(node.number("axis", -1)), 3, List.of());
  }

  private Tensor sum(OnnxNode node) {
    if (node.inputCount() != 2) {
      throw node.place().unsupported("It sums %d tensors.".formatted(node.inputCount()));
    }
    return tools
        .einsum()
        .sum(node.place(), node.text("equation", ""), node.input(0), node.input(1));
  }

  private Tensor multiply(OnnxNode node) {
    if (node.number("transBatchA", 0) != 0 || node.number("transBatchB", 0) != 0) {
      throw node.place().unsupported("It turns the samples of a batch.");
    }
    return tools
        .products()
        .multiply(
            node.place(),
            MatrixOperators.turned(node, 0, "transA"),
            MatrixOperators.turned(node, 1, "transB"));
  }
}
