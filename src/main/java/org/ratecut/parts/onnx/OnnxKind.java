package org.ratecut.parts.onnx;

import java.util.Set;

/** Operators that are cut in the same way. */
enum OnnxKind {
  CONVOLUTION,
  POOLING,
  GLOBAL_POOLING,
  GENERAL_PRODUCT,
  MATRIX_PRODUCT,
  /** On single values; inputs may be stretched. */
  ELEMENT_WISE,
  /** On single values with parameters for each channel. */
  BATCH_NORMALIZATION,
  /** On single values and those of neighbouring channels. */
  LOCAL_RESPONSE_NORMALIZATION,
  /** One value of all along some dimensions. */
  REDUCTION,
  /** Each value depends on all along a dimension, or from one on. */
  ALONG_AXIS,
  RESHAPE,
  TRANSPOSE,
  PAD,
  SLICE,
  CONCATENATION,
  /** Computed whole. */
  OTHER;

  private static final Set<String> ELEMENT_WISE_TYPES =
      Set.of(
          "Abs",
          "Acos",
          "Add",
          "And",
          "Asin",
          "Atan",
          "Cast",
          "Ceil",
          "Celu",
          "Clip",
          "Cos",
          "Div",
          "Elu",
          "Equal",
          "Erf",
          "Exp",
          "Floor",
          "Gelu",
          "Greater",
          "GreaterOrEqual",
          "HardSigmoid",
          "HardSwish",
          "Identity",
          "LeakyRelu",
          "Less",
          "LessOrEqual",
          "Log",
          "Max",
          "Mean",
          "Min",
          "Mish",
          "Mod",
          "Mul",
          "Neg",
          "Not",
          "Or",
          "PRelu",
          "Pow",
          "Reciprocal",
          "Relu",
          "Round",
          "Selu",
          "Sigmoid",
          "Sign",
          "Sin",
          "Softplus",
          "Softsign",
          "Sqrt",
          "Sub",
          "Sum",
          "Tan",
          "Tanh",
          "ThresholdedRelu",
          "Where",
          "Xor",
          "Dropout");

  static OnnxKind of(String type) {
    return switch (type) {
      case "Conv" -> CONVOLUTION;
      case "MaxPool", "AveragePool", "LpPool" -> POOLING;
      case "GlobalMaxPool", "GlobalAveragePool" -> GLOBAL_POOLING;
      case "Gemm" -> GENERAL_PRODUCT;
      case "MatMul" -> MATRIX_PRODUCT;
      case "BatchNormalization" -> BATCH_NORMALIZATION;
      case "LRN" -> LOCAL_RESPONSE_NORMALIZATION;
      case "Softmax", "LogSoftmax", "Hardmax", "LayerNormalization" -> ALONG_AXIS;
      case "Flatten", "Reshape", "Squeeze", "Unsqueeze" -> RESHAPE;
      case "Transpose" -> TRANSPOSE;
      case "Pad" -> PAD;
      case "Slice" -> SLICE;
      case "Concat" -> CONCATENATION;
      default ->
          type.startsWith("Reduce")
              ? REDUCTION
              : ELEMENT_WISE_TYPES.contains(type) ? ELEMENT_WISE : OTHER;
    };
  }

  /** Whether an operator only moves values. */
  static boolean moves(String type) {
    return switch (type) {
      case "Concat",
          "DepthToSpace",
          "Expand",
          "Flatten",
          "Gather",
          "Pad",
          "Reshape",
          "Slice",
          "SpaceToDepth",
          "Split",
          "Squeeze",
          "Tile",
          "Transpose",
          "Unsqueeze" ->
          true;
      default -> false;
    };
  }
}
