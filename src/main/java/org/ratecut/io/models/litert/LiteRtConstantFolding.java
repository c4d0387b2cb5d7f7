package org.ratecut.io.models.litert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.ratecut.io.models.constants.ConstantEvaluator;
import org.ratecut.io.models.constants.ScalarFunction;
import org.ratecut.io.models.litert.StoredModel.Option;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.ElementType;
import org.tensorflow.lite.schema.BuiltinOperator;

/** Computes what does not depend on the inputs of the model: shapes, and converted weights. */
final class LiteRtConstantFolding {

  /** Functions whose names differ from those of the evaluator. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "maximum", "max",
          "minimum", "min",
          "floormod", "mod",
          "logicaland", "and",
          "logicalor", "or",
          "logicalnot", "not",
          "select", "where",
          "selectv2", "where");

  private static final Map<Integer, String> REDUCTIONS =
      Map.of(
          BuiltinOperator.REDUCE_PROD, "mul",
          BuiltinOperator.SUM, "add",
          BuiltinOperator.REDUCE_MAX, "max",
          BuiltinOperator.REDUCE_MIN, "min");

  private final ConstantEvaluator evaluator;

  LiteRtConstantFolding(ConstantEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * The output of an operator whose inputs are all constant.
   *
   * @throws org.ratecut.io.models.UnsupportedOperatorException if it is not known
   */
  Constant fold(LiteRtNode node) {
    return switch (node.operator().code()) {
      case BuiltinOperator.DEQUANTIZE, BuiltinOperator.QUANTIZE, BuiltinOperator.DENSIFY ->
          node.constant(0);
      case BuiltinOperator.CAST -> evaluator.math().cast(node.constant(0), node.outputType());
      case BuiltinOperator.RESHAPE, BuiltinOperator.SQUEEZE, BuiltinOperator.EXPAND_DIMS ->
          node.constant(0).withDimensions(Reshaping.target(node, node.constant(0).dimensions(), 1));
      case BuiltinOperator.SHAPE -> sizes(node.constant(0).dimensions());
      case BuiltinOperator.TRANSPOSE -> transposed(node);
      case BuiltinOperator.TILE -> evaluator.layouts().tile(node.constant(0), node.numbers(1));
      case BuiltinOperator.BROADCAST_TO ->
          evaluator.layouts().expand(node.constant(0), size(node, 1));
      case BuiltinOperator.FILL -> evaluator.math().fill(size(node, 0), node.constant(1));
      case BuiltinOperator.ZEROS_LIKE ->
          evaluator
              .math()
              .combine(List.of(node.constant(0)), node.outputType(), ScalarFunction.ZERO);
      case BuiltinOperator.RANGE ->
          evaluator.math().range(node.constant(0), node.constant(1), node.constant(2));
      case BuiltinOperator.CONCATENATION -> joined(constants(node), node.option(Option.AXIS, 0));
      case BuiltinOperator.PACK -> packed(node);
      case BuiltinOperator.GATHER -> gathered(node);
      case BuiltinOperator.SLICE -> sliced(node);
      case BuiltinOperator.STRIDED_SLICE -> stridedSlice(node);
      default -> function(node);
    };
  }

  /** The sizes of a tensor as numbers. */
  static Constant sizes(Dimensions dimensions) {
    return Constant.ofList(dimensions.sizes().stream().map(Integer::longValue).toList());
  }

  private static List<Constant> constants(LiteRtNode node) {
    if (node.inputCount() == 0) {
      throw node.place().unsupported("It has no input.");
    }
    return IntStream.range(0, node.inputCount()).mapToObj(node::constant).toList();
  }

  private static Dimensions size(LiteRtNode node, int input) {
    return node.place().locate(() -> Dimensions.ofLongs(node.numbers(input)));
  }

  private Constant function(LiteRtNode node) {
    if (REDUCTIONS.containsKey(node.operator().code())) {
      return reduced(node);
    }
    String plain = node.operator().name().toLowerCase(Locale.ROOT).replace("_", "");
    String name = OTHER_NAMES.getOrDefault(plain, plain);
    List<Constant> inputs = constants(node);
    ScalarFunction function =
        node.place().locate(() -> evaluator.functions().find(name, inputs.size()));
    ElementType type = function.isTruth() ? ElementType.BOOL : node.outputType();
    return evaluator.math().combine(inputs, type, function);
  }

  private Constant transposed(LiteRtNode node) {
    Constant from = node.constant(0);
    List<Integer> order = size(node, 1).sizes();
    if (!order.stream()
        .sorted()
        .toList()
        .equals(IntStream.range(0, from.dimensions().rank()).boxed().toList())) {
      throw node.fail("Its order %s does not name each dimension once.".formatted(order));
    }
    return evaluator.layouts().transpose(from, order);
  }

  private Constant joined(List<Constant> parts, int axis) {
    return evaluator.layouts().concatenate(parts, parts.get(0).dimensions().dimension(axis));
  }

  private Constant packed(LiteRtNode node) {
    List<Constant> parts = new ArrayList<>();
    int given = node.option(Option.AXIS, 0);
    for (Constant part : constants(node)) {
      List<Integer> sizes = new ArrayList<>(part.dimensions().sizes());
      int axis = given < 0 ? given + sizes.size() + 1 : given;
      if (axis < 0 || axis > sizes.size()) {
        throw node.fail("It packs %s along dimension %d.".formatted(part.dimensions(), given));
      }
      sizes.add(axis, 1);
      parts.add(part.withDimensions(new Dimensions(sizes)));
    }
    return joined(parts, given);
  }

  private Constant gathered(LiteRtNode node) {
    Constant from = node.constant(0);
    int axis = from.dimensions().dimension(node.option(Option.AXIS, 0));
    return evaluator.layouts().gather(from, axis, node.constant(1));
  }

  private Constant reduced(LiteRtNode node) {
    Constant from = node.constant(0);
    List<Integer> axes =
        node.numbers(1).stream().map(from.dimensions()::dimension).distinct().toList();
    ScalarFunction function =
        evaluator.functions().find(REDUCTIONS.get(node.operator().code())).orElseThrow();
    return evaluator
        .math()
        .reduce(from, axes, node.option(Option.KEEP_DIMENSIONS, 0) != 0, function);
  }

  private Constant sliced(LiteRtNode node) {
    Constant result = node.constant(0);
    for (LiteRtSlicing.Part part : LiteRtSlicing.ofSlice(node, result.dimensions())) {
      result = taken(result, part);
    }
    return result;
  }

  private Constant stridedSlice(LiteRtNode node) {
    Constant result = node.constant(0);
    List<LiteRtSlicing.Part> parts = LiteRtSlicing.ofStridedSlice(node, result.dimensions());
    for (LiteRtSlicing.Part part : parts) {
      result = taken(result, part);
    }
    return result.withDimensions(LiteRtSlicing.without(result.dimensions(), parts));
  }

  private Constant taken(Constant from, LiteRtSlicing.Part part) {
    return evaluator.layouts().slice(from, part.axis(), part.start(), part.step(), part.count());
  }
}
