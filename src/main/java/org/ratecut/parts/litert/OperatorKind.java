package org.ratecut.parts.litert;

import org.tensorflow.lite.schema.BuiltinOperator;

/** Operators that are cut in the same way. */
enum OperatorKind {
  CONVOLUTION,
  DEPTHWISE,
  POOLING,
  DENSE,
  /** On single values; inputs may be stretched. */
  ELEMENT_WISE,
  /** One value of all along some dimensions. */
  REDUCTION,
  /** Each value depends on all along the last dimension. */
  ALONG_LAST,
  RESHAPE,
  TRANSPOSE,
  PAD,
  CONCATENATION,
  /** Computed whole. */
  OTHER;

  static OperatorKind of(int code) {
    return switch (code) {
      case BuiltinOperator.CONV_2D -> CONVOLUTION;
      case BuiltinOperator.DEPTHWISE_CONV_2D -> DEPTHWISE;
      case BuiltinOperator.AVERAGE_POOL_2D,
          BuiltinOperator.MAX_POOL_2D,
          BuiltinOperator.L2_POOL_2D ->
          POOLING;
      case BuiltinOperator.FULLY_CONNECTED -> DENSE;
      case BuiltinOperator.MEAN,
          BuiltinOperator.SUM,
          BuiltinOperator.REDUCE_MAX,
          BuiltinOperator.REDUCE_MIN,
          BuiltinOperator.REDUCE_PROD,
          BuiltinOperator.REDUCE_ANY,
          BuiltinOperator.REDUCE_ALL ->
          REDUCTION;
      case BuiltinOperator.SOFTMAX,
          BuiltinOperator.LOG_SOFTMAX,
          BuiltinOperator.L2_NORMALIZATION,
          BuiltinOperator.LOCAL_RESPONSE_NORMALIZATION ->
          ALONG_LAST;
      case BuiltinOperator.RESHAPE, BuiltinOperator.SQUEEZE, BuiltinOperator.EXPAND_DIMS -> RESHAPE;
      case BuiltinOperator.TRANSPOSE -> TRANSPOSE;
      case BuiltinOperator.PAD, BuiltinOperator.PADV2 -> PAD;
      case BuiltinOperator.CONCATENATION -> CONCATENATION;
      default -> isElementWise(code) ? ELEMENT_WISE : OTHER;
    };
  }

  private static boolean isElementWise(int code) {
    return switch (code) {
      case BuiltinOperator.ABS,
          BuiltinOperator.ADD,
          BuiltinOperator.CAST,
          BuiltinOperator.CEIL,
          BuiltinOperator.COS,
          BuiltinOperator.DEQUANTIZE,
          BuiltinOperator.DIV,
          BuiltinOperator.ELU,
          BuiltinOperator.EQUAL,
          BuiltinOperator.EXP,
          BuiltinOperator.FLOOR,
          BuiltinOperator.FLOOR_DIV,
          BuiltinOperator.FLOOR_MOD,
          BuiltinOperator.GELU,
          BuiltinOperator.GREATER,
          BuiltinOperator.GREATER_EQUAL,
          BuiltinOperator.HARD_SWISH,
          BuiltinOperator.LEAKY_RELU,
          BuiltinOperator.LESS,
          BuiltinOperator.LESS_EQUAL,
          BuiltinOperator.LOG,
          BuiltinOperator.LOGICAL_AND,
          BuiltinOperator.LOGICAL_NOT,
          BuiltinOperator.LOGICAL_OR,
          BuiltinOperator.LOGISTIC,
          BuiltinOperator.MAXIMUM,
          BuiltinOperator.MINIMUM,
          BuiltinOperator.MUL,
          BuiltinOperator.NEG,
          BuiltinOperator.NOT_EQUAL,
          BuiltinOperator.POW,
          BuiltinOperator.PRELU,
          BuiltinOperator.QUANTIZE,
          BuiltinOperator.RELU,
          BuiltinOperator.RELU6,
          BuiltinOperator.RELU_0_TO_1,
          BuiltinOperator.RELU_N1_TO_1,
          BuiltinOperator.ROUND,
          BuiltinOperator.RSQRT,
          BuiltinOperator.SELECT_V2,
          BuiltinOperator.SIGN,
          BuiltinOperator.SIN,
          BuiltinOperator.SQRT,
          BuiltinOperator.SQUARE,
          BuiltinOperator.SQUARED_DIFFERENCE,
          BuiltinOperator.SUB,
          BuiltinOperator.TANH ->
          true;
      default -> false;
    };
  }

  /** Whether an operator only moves values, or makes them readable. */
  static boolean moves(int code) {
    return switch (code) {
      case BuiltinOperator.BATCH_TO_SPACE_ND,
          BuiltinOperator.CONCATENATION,
          BuiltinOperator.DEPTH_TO_SPACE,
          BuiltinOperator.DEQUANTIZE,
          BuiltinOperator.EXPAND_DIMS,
          BuiltinOperator.GATHER,
          BuiltinOperator.MIRROR_PAD,
          BuiltinOperator.PACK,
          BuiltinOperator.PAD,
          BuiltinOperator.PADV2,
          BuiltinOperator.RESHAPE,
          BuiltinOperator.SLICE,
          BuiltinOperator.SPACE_TO_BATCH_ND,
          BuiltinOperator.SPACE_TO_DEPTH,
          BuiltinOperator.SPLIT,
          BuiltinOperator.SPLIT_V,
          BuiltinOperator.SQUEEZE,
          BuiltinOperator.STRIDED_SLICE,
          BuiltinOperator.TRANSPOSE,
          BuiltinOperator.UNPACK ->
          true;
      default -> false;
    };
  }
}
