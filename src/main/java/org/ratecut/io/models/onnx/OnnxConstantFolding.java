package org.ratecut.io.models.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.ratecut.io.models.constants.ConstantEvaluator;
import org.ratecut.io.models.constants.ScalarFunction;
import org.ratecut.io.models.onnx.graph.OnnxTypes;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.io.models.tensor.Tensor;

/**
 * Computes what does not depend on the inputs of the model: the shapes that exporters compute in
 * the graph, and weights that are transposed or converted before use. Of weights only the sizes.
 */
final class OnnxConstantFolding {

  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "LessOrEqual", "lessequal",
          "GreaterOrEqual", "greaterequal",
          "Clip", "identity",
          "Sum", "add");

  /** Operators whose output is as large as their first input, with numbers that do not matter. */
  private static final Set<String> SAME_SIZE =
      Set.of("Clip", "Softmax", "CumSum", "Trilu", "ScatterND", "ScatterElements", "Erf");

  private static final Map<String, String> REDUCTIONS =
      Map.of("ReduceProd", "mul", "ReduceSum", "add", "ReduceMax", "max", "ReduceMin", "min");

  private final StoredTensors stored;
  private final ConstantEvaluator evaluator;

  OnnxConstantFolding(StoredTensors stored, ConstantEvaluator evaluator) {
    this.stored = stored;
    this.evaluator = evaluator;
  }

  /**
   * The outputs of a node whose inputs are all constant.
   *
   * @throws org.ratecut.io.models.UnsupportedOperatorException if they are not known
   */
  List<Tensor> fold(OnnxNode node) {
    return node.proto().getOpType().equals("Split")
        ? List.copyOf(split(node))
        : List.of(single(node));
  }

  private Constant single(OnnxNode node) {
    return switch (node.proto().getOpType()) {
      case "Constant" -> constant(node);
      case "ConstantOfShape" -> filled(node);
      case "Identity", "Dropout", "DequantizeLinear" -> node.constant(0);
      case "QuantizeLinear" -> quantized(node);
      case "Quant", "BipolarQuant", "Trunc" -> node.constant(0);
      case "Cast" -> evaluator.math().cast(node.constant(0), typeOf(node));
      case "CastLike" -> evaluator.math().cast(node.constant(0), node.constant(1).type());
      case "Shape" -> shape(node, node.constant(0).dimensions());
      case "Size" -> size(node.constant(0).dimensions());
      case "Gather" -> gather(node);
      case "Concat" -> concat(node);
      case "Slice" -> slice(node);
      case "Squeeze", "Unsqueeze", "Reshape", "Flatten" -> reshaped(node);
      case "Transpose" -> transposed(node);
      case "Range" -> evaluator.math().range(node.constant(0), node.constant(1), node.constant(2));
      case "Expand" -> evaluator.layouts().expand(node.constant(0), sizes(node, 1));
      case "Tile" -> evaluator.layouts().tile(node.constant(0), node.numbers(1));
      case "NonZero" -> nonZero(node);
      default -> function(node);
    };
  }

  private Constant function(OnnxNode node) {
    String type = node.proto().getOpType();
    if (REDUCTIONS.containsKey(type)) {
      return reduced(node, evaluator.functions().find(REDUCTIONS.get(type)).orElseThrow());
    }
    if (SAME_SIZE.contains(type)) {
      return withoutValues(node.constant(0));
    }
    List<Constant> inputs = constants(node);
    String name = OTHER_NAMES.getOrDefault(type, type.toLowerCase(Locale.ROOT));
    ScalarFunction function =
        node.place().locate(() -> evaluator.functions().find(name, inputs.size()));
    ElementType result =
        function.isTruth() ? ElementType.BOOL : inputs.get(type.equals("Where") ? 1 : 0).type();
    return evaluator.math().combine(inputs, result, function);
  }

  private static List<Constant> constants(OnnxNode node) {
    if (node.inputCount() == 0) {
      throw node.place().unsupported("It has no input.");
    }
    return IntStream.range(0, node.inputCount()).mapToObj(node::constant).toList();
  }

  /** Weights that are quantized before use are stored as their zero point is. */
  private Constant quantized(OnnxNode node) {
    return node.has(2)
        ? evaluator.math().cast(withoutValues(node.constant(0)), node.constant(2).type())
        : node.constant(0);
  }

  private static ElementType typeOf(OnnxNode node) {
    return node.place().locate(() -> OnnxTypes.of((int) node.number("to", 0)));
  }

  private static Dimensions sizes(OnnxNode node, int input) {
    return node.place().locate(() -> Dimensions.ofLongs(node.numbers(input)));
  }

  private Constant constant(OnnxNode node) {
    String name = node.proto().getOutput(0);
    Optional<TensorProto> tensor = node.tensor("value");
    if (tensor.isPresent()) {
      return stored.read(name, tensor.get());
    }
    if (node.hasAttribute("value_ints")) {
      return Constant.ofList(node.numbers("value_ints"));
    }
    if (node.hasAttribute("value_int")) {
      return Constant.ofList(List.of(node.number("value_int", 0))).withDimensions(Dimensions.of());
    }
    if (node.hasAttribute("value_float")) {
      double value = node.real("value_float", 0);
      return Constant.stored(
          name, Dimensions.of(), ElementType.FLOAT32, Optional.of(List.of(value)));
    }
    throw node.place().unsupported("It has no value that is a number.");
  }

  private Constant filled(OnnxNode node) {
    Dimensions dimensions = sizes(node, 0);
    String name = node.proto().getOutput(0);
    Constant value =
        node.tensor("value")
            .map(tensor -> stored.read(name, tensor))
            .orElse(
                Constant.stored(
                    name, Dimensions.of(1), ElementType.FLOAT32, Optional.of(List.of(0.0))));
    Constant filled = evaluator.math().fill(dimensions, value);
    return new Constant(
        List.of(new Constant.Source(name, dimensions.count())),
        dimensions,
        value.type(),
        filled.numbers());
  }

  /** The sizes of a tensor as numbers. */
  static Constant shape(OnnxNode node, Dimensions dimensions) {
    List<Long> sizes = dimensions.sizes().stream().map(Integer::longValue).toList();
    int start = bound(node.number("start", 0), sizes.size());
    int end = bound(node.number("end", sizes.size()), sizes.size());
    return Constant.ofList(start < end ? sizes.subList(start, end) : List.of());
  }

  /** How many numbers a tensor has, as a number. */
  static Constant size(Dimensions dimensions) {
    return Constant.ofList(List.of(dimensions.count())).withDimensions(Dimensions.of());
  }

  private static int bound(long position, int size) {
    long fromStart = position < 0 ? position + size : position;
    return (int) Math.max(0, Math.min(size, fromStart));
  }

  private Constant gather(OnnxNode node) {
    Constant data = node.constant(0);
    int axis = data.dimensions().dimension(node.number("axis", 0));
    return evaluator.layouts().gather(data, axis, node.constant(1));
  }

  private Constant concat(OnnxNode node) {
    List<Constant> parts = constants(node);
    int axis = parts.get(0).dimensions().dimension(node.number("axis", 0));
    return evaluator.layouts().concatenate(parts, axis);
  }

  private Constant slice(OnnxNode node) {
    Constant result = node.constant(0);
    for (OnnxSlicing.Part part : OnnxSlicing.partsOf(node, result.dimensions())) {
      result =
          evaluator.layouts().slice(result, part.axis(), part.start(), part.step(), part.count());
    }
    return result;
  }

  private List<Constant> split(OnnxNode node) {
    Constant from = node.constant(0);
    int axis = from.dimensions().dimension(node.number("axis", 0));
    List<Constant> parts = new ArrayList<>();
    long start = 0;
    for (long size : OnnxSlicing.splitSizes(node, from.dimensions().size(axis))) {
      parts.add(evaluator.layouts().slice(from, axis, start, 1, (int) size));
      start += size;
    }
    return parts;
  }

  private static Constant reshaped(OnnxNode node) {
    Constant constant = node.constant(0);
    return constant.withDimensions(ShapeOperators.target(node, constant.dimensions()));
  }

  private Constant transposed(OnnxNode node) {
    Constant constant = node.constant(0);
    return evaluator
        .layouts()
        .transpose(constant, ShapeOperators.order(node, constant.dimensions().rank()));
  }

  private static Constant withoutValues(Constant constant) {
    return new Constant(
        constant.sources(), constant.dimensions(), constant.type(), Optional.empty());
  }

  private Constant reduced(OnnxNode node, ScalarFunction function) {
    Constant from = node.constant(0);
    List<Integer> axes =
        node.numbers("axes", 1)
            .map(list -> list.stream().map(from.dimensions()::dimension).distinct().toList())
            .orElseGet(() -> IntStream.range(0, from.dimensions().rank()).boxed().toList());
    return evaluator.math().reduce(from, axes, node.number("keepdims", 1) != 0, function);
  }

  /** The indices of what is not zero, a row for each dimension. */
  private static Constant nonZero(OnnxNode node) {
    Constant from = node.constant(0);
    if (from.dimensions().rank() != 1 || from.numbers().isEmpty()) {
      throw node.place().unsupported("It looks for numbers that are not known.");
    }
    List<Number> numbers = from.numbers().get();
    List<Long> found = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i).doubleValue() != 0) {
        found.add((long) i);
      }
    }
    return Constant.ofList(found).withDimensions(Dimensions.of(1, found.size()));
  }

  /** Whether the output of a node depends on no input of the model. */
  static boolean isConstant(List<Tensor> inputs) {
    return inputs.stream().allMatch(Constant.class::isInstance);
  }
}
