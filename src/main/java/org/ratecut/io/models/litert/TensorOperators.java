package org.ratecut.io.models.litert;

import static org.ratecut.io.models.litert.LiteRtOperator.single;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ratecut.io.models.litert.StoredModel.Option;
import org.ratecut.io.models.operators.Functions.Mergeable;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.operators.Pads;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;
import org.ratecut.layers.operation.window.PoolingKind;
import org.tensorflow.lite.schema.BuiltinOperator;

/** Operators value by value, along dimensions, and those that only show values in another way. */
final class TensorOperators {

  /** Functions of one value, each counted as one operation. */
  private static final List<Integer> FUNCTIONS =
      List.of(
          BuiltinOperator.ABS,
          BuiltinOperator.CEIL,
          BuiltinOperator.COS,
          BuiltinOperator.ELU,
          BuiltinOperator.EXP,
          BuiltinOperator.FLOOR,
          BuiltinOperator.GELU,
          BuiltinOperator.HARD_SWISH,
          BuiltinOperator.LEAKY_RELU,
          BuiltinOperator.LOG,
          BuiltinOperator.LOGISTIC,
          BuiltinOperator.NEG,
          BuiltinOperator.RELU,
          BuiltinOperator.RELU6,
          BuiltinOperator.RELU_0_TO_1,
          BuiltinOperator.RELU_N1_TO_1,
          BuiltinOperator.ROUND,
          BuiltinOperator.RSQRT,
          BuiltinOperator.SIGN,
          BuiltinOperator.SIN,
          BuiltinOperator.SQRT,
          BuiltinOperator.SQUARE,
          BuiltinOperator.LOGICAL_NOT,
          BuiltinOperator.TANH);

  private static final List<Integer> COMPARISONS =
      List.of(
          BuiltinOperator.EQUAL,
          BuiltinOperator.NOT_EQUAL,
          BuiltinOperator.LESS,
          BuiltinOperator.LESS_EQUAL,
          BuiltinOperator.GREATER,
          BuiltinOperator.GREATER_EQUAL,
          BuiltinOperator.LOGICAL_AND,
          BuiltinOperator.LOGICAL_OR);

  private final ModelTools tools;

  TensorOperators(ModelTools tools) {
    this.tools = tools;
  }

  void register(Map<Integer, LiteRtOperator> operators) {
    FUNCTIONS.forEach(code -> operators.put(code, single(this::apply)));
    for (int code :
        List.of(BuiltinOperator.QUANTIZE, BuiltinOperator.DEQUANTIZE, BuiltinOperator.CAST)) {
      operators.put(code, single(this::convert));
    }
    operators.put(
        BuiltinOperator.PRELU,
        single(node -> tools.combinations().withConstant(node, Mergeable.NO)));
    for (int code : List.of(BuiltinOperator.ADD, BuiltinOperator.SUB, BuiltinOperator.ADD_N)) {
      operators.put(code, single(node -> tools.combinations().add(node, Mergeable.SHIFT)));
    }
    for (int code : List.of(BuiltinOperator.MAXIMUM, BuiltinOperator.MINIMUM)) {
      operators.put(code, single(node -> tools.combinations().add(node, Mergeable.NO)));
    }
    for (int code : List.of(BuiltinOperator.MUL, BuiltinOperator.DIV)) {
      operators.put(code, single(node -> tools.combinations().multiply(node, Mergeable.SCALE)));
    }
    for (int code : COMPARISONS) {
      operators.put(code, single(node -> tools.combinations().compare(node)));
    }
    for (int code : List.of(BuiltinOperator.SELECT, BuiltinOperator.SELECT_V2)) {
      operators.put(code, single(node -> tools.combinations().select(node)));
    }
    for (int code :
        List.of(
            BuiltinOperator.POW,
            BuiltinOperator.FLOOR_DIV,
            BuiltinOperator.FLOOR_MOD,
            BuiltinOperator.ATAN2,
            BuiltinOperator.SQUARED_DIFFERENCE)) {
      operators.put(code, single(node -> tools.combinations().add(node, Mergeable.NO)));
    }
    operators.put(BuiltinOperator.CONCATENATION, single(this::concatenate));
    operators.put(BuiltinOperator.PACK, single(this::pack));
    for (int code :
        List.of(BuiltinOperator.RESHAPE, BuiltinOperator.SQUEEZE, BuiltinOperator.EXPAND_DIMS)) {
      operators.put(code, single(this::reshape));
    }
    operators.put(BuiltinOperator.TRANSPOSE, single(TensorOperators::transpose));
    for (int code : List.of(BuiltinOperator.PAD, BuiltinOperator.PADV2)) {
      operators.put(code, single(node -> pad(node, Pads.Mode.CONSTANT)));
    }
    operators.put(BuiltinOperator.MIRROR_PAD, single(this::mirror));
    operators.put(
        BuiltinOperator.L2_NORMALIZATION,
        single(
            node ->
                tools
                    .normalizations()
                    .alongDimensions(
                        node.place(), node.activation(0), List.of(-1L), 3, List.of())));
    operators.put(BuiltinOperator.MEAN, single(node -> reduce(node, PoolingKind.AVERAGE)));
    operators.put(BuiltinOperator.SUM, single(node -> reduce(node, PoolingKind.AVERAGE)));
    for (int code :
        List.of(
            BuiltinOperator.REDUCE_MAX,
            BuiltinOperator.REDUCE_MIN,
            BuiltinOperator.REDUCE_PROD,
            BuiltinOperator.REDUCE_ANY,
            BuiltinOperator.REDUCE_ALL)) {
      operators.put(code, single(node -> reduce(node, PoolingKind.MAX)));
    }
    operators.put(BuiltinOperator.SOFTMAX, single(this::softmax));
    operators.put(BuiltinOperator.LOG_SOFTMAX, single(this::softmax));
  }

  private Tensor apply(LiteRtNode node) {
    return tools.functions().apply(node.place(), node.activation(0), 1, node.outputType());
  }

  /** What is dequantized is still stored and sent as it was before. */
  private Tensor convert(LiteRtNode node) {
    Activation tensor = node.activation(0);
    return tools
        .functions()
        .convert(
            node.place(),
            tensor,
            node.operator().code() == BuiltinOperator.DEQUANTIZE
                ? tensor.type()
                : node.outputType());
  }

  private Tensor concatenate(LiteRtNode node) {
    return tools.joins().concatenateAll(node.place(), node.inputs(), node.option(Option.AXIS, 0));
  }

  /** Side by side along a new dimension. */
  private Tensor pack(LiteRtNode node) {
    List<Tensor> tensors = new ArrayList<>();
    int given = node.option(Option.AXIS, 0);
    for (Tensor tensor : node.inputs()) {
      int rank = tensor.dimensions().rank();
      int axis = given < 0 ? given + rank + 1 : given;
      if (axis < 0 || axis > rank) {
        throw node.fail("It packs %s along dimension %d.".formatted(tensor.dimensions(), given));
      }
      List<Integer> sizes = new ArrayList<>(tensor.dimensions().sizes());
      sizes.add(axis, 1);
      Dimensions target = new Dimensions(sizes);
      tensors.add(
          tensor instanceof Activation activation
              ? tools.assembly().reshape(node.place(), activation, target)
              : ((Constant) tensor).withDimensions(target));
    }
    return tools.joins().concatenateAll(node.place(), tensors, given);
  }

  private Tensor reshape(LiteRtNode node) {
    Activation tensor = node.activation(0);
    Dimensions target = Reshaping.target(node, tensor.dimensions(), tools.assembly().samples());
    return tools.assembly().reshape(node.place(), tensor, target);
  }

  private static Tensor transpose(LiteRtNode node) {
    Activation tensor = node.activation(0);
    List<Integer> order =
        node.place().locate(() -> node.numbers(1).stream().map(Math::toIntExact).toList());
    return node.place().locate(() -> tensor.transposed(order));
  }

  private Tensor pad(LiteRtNode node, Pads.Mode mode) {
    Activation tensor = node.activation(0);
    List<Long> numbers = node.numbers(1);
    if (numbers.size() != 2 * tensor.rank()
        || numbers.stream().anyMatch(n -> n < 0 || n > 1 << 24)) {
      throw node.fail("It pads %s by %s.".formatted(tensor.dimensions(), numbers));
    }
    List<Integer> before = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    for (int k = 0; k < tensor.rank(); k++) {
      before.add(numbers.get(2 * k).intValue());
      after.add(numbers.get(2 * k + 1).intValue());
    }
    return tools.pads().pad(node.place(), tensor, before, after, mode);
  }

  /** With the border, or without it. */
  private Tensor mirror(LiteRtNode node) {
    boolean withBorder = node.option(Option.MODE, 0) != 0;
    return pad(node, withBorder ? Pads.Mode.SYMMETRIC : Pads.Mode.REFLECT);
  }

  private Tensor reduce(LiteRtNode node, PoolingKind kind) {
    boolean keep = node.option(Option.KEEP_DIMENSIONS, 0) != 0;
    return tools.reductions().reduce(node.place(), node.activation(0), node.numbers(1), keep, kind);
  }

  private Tensor softmax(LiteRtNode node) {
    return tools.reductions().softmax(node.place(), node.activation(0), List.of(-1L));
  }
}
