package org.ratecut.io.models.operators;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Tensor;

/**
 * Tells the parameters of an operator that no layer stands for from the constants that say how it
 * works: shapes, axes, pads, scales and limits.
 */
final class OpaqueConstants {

  /** Inputs that are settings though their types could be those of weights or biases. */
  private static final Map<String, Set<Integer>> SETTINGS =
      Map.ofEntries(
          Map.entry("ConvInteger", Set.of(2, 3)),
          Map.entry("DequantizeLinear", Set.of(1, 2)),
          Map.entry("MatMulInteger", Set.of(2, 3)),
          Map.entry("NON_MAX_SUPPRESSION_V4", Set.of(2, 3, 4)),
          Map.entry("NON_MAX_SUPPRESSION_V5", Set.of(2, 3, 4, 5)),
          Map.entry("NonMaxSuppression", Set.of(2, 3, 4)),
          Map.entry("Pad", Set.of(1, 2, 3)),
          Map.entry("QLinearConv", Set.of(1, 2, 4, 5, 6, 7)),
          Map.entry("QLinearMatMul", Set.of(1, 2, 4, 5, 6, 7)),
          Map.entry("QuantizeLinear", Set.of(1, 2)),
          Map.entry("Resize", Set.of(1, 2, 3)),
          Map.entry("Upsample", Set.of(1)),
          Map.entry("TRANSPOSE_CONV", Set.of(0)));

  private OpaqueConstants() {}

  /** The constant inputs of a node that are parameters, in order. */
  static List<Constant> parametersOf(ModelNode node) {
    Set<Integer> settings = SETTINGS.getOrDefault(node.place().operator(), Set.of());
    boolean hasWeights = node.inputs().stream().anyMatch(OpaqueConstants::isWeights);
    return IntStream.range(0, node.inputCount())
        .filter(i -> node.has(i) && !settings.contains(i))
        .mapToObj(node::input)
        .filter(Constant.class::isInstance)
        .map(Constant.class::cast)
        .filter(constant -> isParameter(constant, hasWeights))
        .toList();
  }

  private static boolean isWeights(Tensor tensor) {
    return tensor instanceof Constant constant
        && constant.dimensions().rank() > 1
        && isParameter(constant, false);
  }

  /** 32-bit whole numbers are biases only beside weights; 64-bit ones count and point. */
  private static boolean isParameter(Constant constant, boolean hasWeights) {
    return switch (constant.type()) {
      case INT64, UINT64, BOOL -> false;
      case INT32, UINT32 -> hasWeights;
      default -> true;
    };
  }
}
