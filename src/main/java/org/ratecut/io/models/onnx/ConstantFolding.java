package org.ratecut.io.models.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.io.models.tensor.Tensor;

/**
 * Computes what does not depend on the inputs of the model: the shapes that exporters compute in
 * the graph, and weights that are transposed or converted before use. Of weights only the sizes.
 */
final class ConstantFolding {

  private final StoredTensors stored;

  ConstantFolding(StoredTensors stored) {
    this.stored = stored;
  }

  /**
   * The output of a node whose inputs are all constant.
   *
   * @throws org.ratecut.io.models.UnsupportedOperatorException if it is not known
   */
  Constant fold(OnnxNode node) {
    return switch (node.proto().getOpType()) {
      case "Constant" -> constant(node);
      case "ConstantOfShape" -> filled(node);
      case "Identity", "Dropout", "QuantizeLinear", "DequantizeLinear" -> node.constant(0);
      case "Cast" -> cast(node);
      case "Shape" -> shape(node, node.constant(0).dimensions());
      case "Gather" -> gather(node);
      case "Concat" -> concat(node);
      case "Slice" -> slice(node);
      case "Squeeze", "Unsqueeze", "Reshape", "Flatten" -> reshaped(node);
      case "Transpose" -> transposed(node);
      case "Range" -> range(node);
      case "Expand" -> expanded(node);
      case "Add" -> combined(node, Math::addExact);
      case "Sub" -> combined(node, Math::subtractExact);
      case "Mul" -> combined(node, Math::multiplyExact);
      case "Div" -> combined(node, (a, b) -> b == 0 ? 0 : a / b);
      case "Max" -> combined(node, Math::max);
      case "Min" -> combined(node, Math::min);
      case "Equal" -> combined(node, (a, b) -> a == b ? 1 : 0);
      case "ReduceProd" -> product(node);
      case "Floor", "Ceil", "Sqrt", "Neg", "Exp", "Reciprocal", "Abs", "Pow", "Clip", "Relu" ->
          withoutValues(node.constant(0));
      default ->
          throw node.place().unsupported("All its inputs are constant, and it is not computed.");
    };
  }

  private Constant constant(OnnxNode node) {
    String name = node.proto().getOutput(0);
    Optional<TensorProto> tensor = node.tensor("value");
    if (tensor.isPresent()) {
      return stored.read(name, tensor.get());
    }
    if (node.hasAttribute("value_ints")) {
      return Constant.ofList(name, node.numbers("value_ints"));
    }
    if (node.hasAttribute("value_int")) {
      return single(name, node.number("value_int", 0));
    }
    if (node.hasAttribute("value_float")) {
      return Constant.ofSize(name, Dimensions.of(), ElementType.FLOAT32);
    }
    throw node.place().unsupported("It has no value that is a number.");
  }

  private static Constant single(String name, long value) {
    return Constant.ofList(name, List.of(value)).withDimensions(Dimensions.of());
  }

  private Constant filled(OnnxNode node) {
    Dimensions dimensions = node.place().locate(() -> Dimensions.ofLongs(node.numbers(0)));
    String name = node.proto().getOutput(0);
    Constant value =
        node.tensor("value")
            .map(tensor -> stored.read(name, tensor))
            .orElse(Constant.ofSize(name, Dimensions.of(1), ElementType.FLOAT32));
    long count = node.place().locate(dimensions::count);
    Optional<List<Long>> values =
        count > Constant.MAX_VALUES
            ? Optional.empty()
            : value
                .values()
                .filter(list -> list.size() == 1)
                .map(list -> Collections.nCopies((int) count, list.get(0)));
    return new Constant(name, dimensions, value.type(), values);
  }

  private static Constant cast(OnnxNode node) {
    Constant constant = node.constant(0);
    ElementType type = node.place().locate(() -> OnnxTypes.of((int) node.number("to", 0)));
    return new Constant(constant.origin(), constant.dimensions(), type, constant.values());
  }

  /** The sizes of a tensor as numbers. */
  static Constant shape(OnnxNode node, Dimensions dimensions) {
    List<Long> sizes = dimensions.sizes().stream().map(Integer::longValue).toList();
    int start = bound(node.number("start", 0), sizes.size());
    int end = bound(node.number("end", sizes.size()), sizes.size());
    return Constant.ofList(Constant.COMPUTED, start < end ? sizes.subList(start, end) : List.of());
  }

  private static int bound(long position, int size) {
    long fromStart = position < 0 ? position + size : position;
    return (int) Math.max(0, Math.min(size, fromStart));
  }

  private static Constant gather(OnnxNode node) {
    Constant data = node.constant(0);
    List<Long> indices = node.numbers(1);
    List<Long> values = node.numbers(0);
    if (data.dimensions().rank() != 1) {
      throw node.place().unsupported("It gathers from a constant of more than one dimension.");
    }
    List<Long> gathered = new ArrayList<>();
    for (long index : indices) {
      long position = index < 0 ? index + values.size() : index;
      if (position < 0 || position >= values.size()) {
        throw node.fail("It takes number %d of %d.".formatted(index, values.size()));
      }
      gathered.add(values.get((int) position));
    }
    return new Constant(
        data.origin(), node.constant(1).dimensions(), data.type(), Optional.of(gathered));
  }

  private static Constant concat(OnnxNode node) {
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < node.inputCount(); i++) {
      values.addAll(node.numbers(i));
    }
    if (node.constant(0).dimensions().rank() != 1 || values.size() > Constant.MAX_VALUES) {
      throw node.place().unsupported("It joins constants that are not short lists.");
    }
    return Constant.ofList(Constant.COMPUTED, values);
  }

  private static Constant slice(OnnxNode node) {
    List<Long> values = node.numbers(0);
    List<Long> starts = node.numbers("starts", 1).orElse(List.of());
    List<Long> ends = node.numbers("ends", 2).orElse(List.of());
    List<Long> steps = node.has(4) ? node.numbers(4) : List.of(1L);
    boolean simple =
        node.constant(0).dimensions().rank() == 1
            && starts.size() == 1
            && ends.size() == 1
            && steps.equals(List.of(1L));
    if (!simple) {
      throw node.place().unsupported("It takes a slice of a constant that is not a list.");
    }
    int start = bound(starts.get(0), values.size());
    int end = bound(ends.get(0), values.size());
    return Constant.ofList(Constant.COMPUTED, start < end ? values.subList(start, end) : List.of());
  }

  private static Constant reshaped(OnnxNode node) {
    Constant constant = node.constant(0);
    return constant.withDimensions(ShapeOperators.target(node, constant.dimensions()));
  }

  private static Constant transposed(OnnxNode node) {
    Constant constant = node.constant(0);
    List<Integer> sizes = new ArrayList<>();
    for (int k : ShapeOperators.order(node, constant.dimensions().rank())) {
      sizes.add(constant.dimensions().size(k));
    }
    return withoutValues(constant).withDimensions(new Dimensions(sizes));
  }

  private static Constant withoutValues(Constant constant) {
    return Constant.ofSize(constant.origin(), constant.dimensions(), constant.type());
  }

  private static Constant range(OnnxNode node) {
    long start = node.numbers(0).get(0);
    long limit = node.numbers(1).get(0);
    long step = node.numbers(2).get(0);
    List<Long> values = new ArrayList<>();
    for (long value = start; step > 0 ? value < limit : value > limit; value += step) {
      values.add(value);
      if (step == 0 || values.size() > Constant.MAX_VALUES) {
        throw node.place().unsupported("It lists more than %d numbers.".formatted(values.size()));
      }
    }
    return Constant.ofList(Constant.COMPUTED, values);
  }

  private static Constant expanded(OnnxNode node) {
    Constant constant = node.constant(0);
    Dimensions target = node.place().locate(() -> Dimensions.ofLongs(node.numbers(1)));
    return constant.isSingle()
        ? withoutValues(constant).withDimensions(target)
        : withoutValues(constant);
  }

  private static Constant combined(OnnxNode node, LongBinaryOperator operation) {
    Constant left = node.constant(0);
    Constant right = node.inputCount() > 1 ? node.constant(1) : left;
    Constant larger = left.dimensions().count() >= right.dimensions().count() ? left : right;
    if (left.values().isEmpty() || right.values().isEmpty()) {
      return withoutValues(larger);
    }
    List<Long> a = left.values().get();
    List<Long> b = right.values().get();
    if (a.size() != b.size() && a.size() != 1 && b.size() != 1) {
      return withoutValues(larger);
    }
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < larger.values().orElseThrow().size(); i++) {
      values.add(operation.applyAsLong(a.get(i % a.size()), b.get(i % b.size())));
    }
    return new Constant(Constant.COMPUTED, larger.dimensions(), larger.type(), Optional.of(values));
  }

  private static Constant product(OnnxNode node) {
    long product = node.numbers(0).stream().reduce(1L, Math::multiplyExact);
    Constant single = Constant.ofList(Constant.COMPUTED, List.of(product));
    return node.number("keepdims", 1) == 1 ? single : single.withDimensions(Dimensions.of());
  }

  /** Whether the output of a node depends on no input of the model. */
  static boolean isConstant(List<Tensor> inputs) {
    return inputs.stream().allMatch(Constant.class::isInstance);
  }
}
