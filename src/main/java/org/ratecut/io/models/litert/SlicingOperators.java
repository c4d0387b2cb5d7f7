package org.ratecut.io.models.litert;

import static org.ratecut.io.models.litert.LiteRtOperator.single;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ratecut.io.models.litert.StoredModel.Option;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;
import org.tensorflow.lite.schema.BuiltinOperator;

/** Operators that take parts of their input, which has no vertices, or only ask for its sizes. */
final class SlicingOperators {

  private final ModelTools tools;

  SlicingOperators(ModelTools tools) {
    this.tools = tools;
  }

  void register(Map<Integer, LiteRtOperator> operators) {
    operators.put(BuiltinOperator.SLICE, single(SlicingOperators::slice));
    operators.put(BuiltinOperator.STRIDED_SLICE, single(this::stridedSlice));
    operators.put(BuiltinOperator.SPLIT, SlicingOperators::split);
    operators.put(BuiltinOperator.SPLIT_V, SlicingOperators::splitBySizes);
    operators.put(BuiltinOperator.UNPACK, this::unpack);
    operators.put(BuiltinOperator.GATHER, single(this::gather));
    operators.put(BuiltinOperator.SHAPE, single(SlicingOperators::shape));
  }

  private static Tensor slice(LiteRtNode node) {
    Activation tensor = node.activation(0);
    List<Long> starts = node.numbers(1);
    List<Long> sizes = node.numbers(2);
    if (starts.size() != tensor.rank() || sizes.size() != tensor.rank()) {
      throw node.fail("It takes %s from %s of %s.".formatted(sizes, starts, tensor.dimensions()));
    }
    for (int k = 0; k < starts.size(); k++) {
      long start = starts.get(k);
      long size = sizes.get(k) == -1 ? tensor.size(k) - start : sizes.get(k);
      tensor = take(node, tensor, k, start, size, 1);
    }
    return tensor;
  }

  private Tensor stridedSlice(LiteRtNode node) {
    for (Option option :
        List.of(Option.ELLIPSIS_MASK, Option.NEW_AXIS_MASK, Option.ENDS_FROM_BEGIN)) {
      if (node.option(option, 0) != 0) {
        throw node.place().unsupported("It slices with an ellipsis, new axes or offsets.");
      }
    }
    Activation tensor = node.activation(0);
    List<Long> begins = node.numbers(1);
    List<Long> ends = node.numbers(2);
    List<Long> steps = node.numbers(3);
    if (ends.size() != begins.size()
        || steps.size() != begins.size()
        || begins.size() > tensor.rank()) {
      throw node.fail(
          "It slices %s from %s to %s in steps of %s."
              .formatted(tensor.dimensions(), begins, ends, steps));
    }
    List<Integer> dropped = new ArrayList<>();
    for (int k = 0; k < begins.size(); k++) {
      if (isMasked(node, Option.SHRINK_MASK, k)) {
        tensor = take(node, tensor, k, fromStart(begins.get(k), tensor.size(k)), 1, 1);
        dropped.add(k);
      } else {
        tensor = range(node, tensor, k, begins.get(k), ends.get(k), steps.get(k));
      }
    }
    return drop(node, tensor, dropped);
  }

  private static Activation range(
      LiteRtNode node, Activation tensor, int dimension, long begin, long end, long step) {
    if (step < 1) {
      throw node.place().unsupported("It takes a slice in steps of %d.".formatted(step));
    }
    int size = tensor.size(dimension);
    long first =
        isMasked(node, Option.BEGIN_MASK, dimension) ? 0 : clamp(fromStart(begin, size), size);
    long last =
        isMasked(node, Option.END_MASK, dimension) ? size : clamp(fromStart(end, size), size);
    long count = last > first ? (last - first + step - 1) / step : 0;
    return take(node, tensor, dimension, first, count, step);
  }

  private static boolean isMasked(LiteRtNode node, Option mask, int dimension) {
    return (node.option(mask, 0) >> dimension & 1) != 0;
  }

  private static long clamp(long index, int size) {
    return Math.max(0, Math.min(size, index));
  }

  /** Equal parts; the dimension is the first input. */
  private static List<Tensor> split(LiteRtNode node) {
    Activation tensor = node.activation(1);
    int dimension = dimension(node, tensor, number(node, 0));
    int parts = node.outputs().size();
    if (tensor.size(dimension) % parts != 0) {
      throw node.fail("It splits %d into %d equal parts.".formatted(tensor.size(dimension), parts));
    }
    long each = tensor.size(dimension) / parts;
    return parts(node, tensor, dimension, Collections.nCopies(parts, each));
  }

  /** Parts of stated sizes, one of which may be -1: what is left. */
  private static List<Tensor> splitBySizes(LiteRtNode node) {
    Activation tensor = node.activation(0);
    int dimension = dimension(node, tensor, number(node, 2));
    List<Long> sizes = new ArrayList<>(node.numbers(1));
    int open = sizes.indexOf(-1L);
    if (open >= 0) {
      sizes.set(open, 0L);
      sizes.set(open, tensor.size(dimension) - sum(sizes));
    }
    if (sizes.size() != node.outputs().size() || sum(sizes) != tensor.size(dimension)) {
      throw node.fail(
          "It splits %d into %s for %d outputs."
              .formatted(tensor.size(dimension), node.numbers(1), node.outputs().size()));
    }
    return parts(node, tensor, dimension, sizes);
  }

  private static long sum(List<Long> sizes) {
    return sizes.stream().mapToLong(Long::longValue).sum();
  }

  private static List<Tensor> parts(
      LiteRtNode node, Activation tensor, int dimension, List<Long> sizes) {
    List<Tensor> parts = new ArrayList<>();
    long start = 0;
    for (long size : sizes) {
      parts.add(take(node, tensor, dimension, start, size, 1));
      start += size;
    }
    return parts;
  }

  /** Each index of a dimension, which then is no more. */
  private List<Tensor> unpack(LiteRtNode node) {
    Activation tensor = node.activation(0);
    int dimension = dimension(node, tensor, node.option(Option.AXIS, 0));
    if (tensor.size(dimension) != node.outputs().size()) {
      throw node.fail(
          "It takes %d apart for %d outputs."
              .formatted(tensor.size(dimension), node.outputs().size()));
    }
    return IntStream.range(0, tensor.size(dimension))
        .mapToObj(index -> take(node, tensor, dimension, index, 1, 1))
        .<Tensor>map(part -> drop(node, part, List.of(dimension)))
        .toList();
  }

  /** One index of a dimension. */
  private Tensor gather(LiteRtNode node) {
    Activation tensor = node.activation(0);
    Constant indices = node.constant(1);
    if (!indices.isSingle() || node.option(Option.BATCH_DIMENSIONS, 0) != 0) {
      throw node.place().unsupported("It gathers several indices.");
    }
    int dimension = dimension(node, tensor, node.option(Option.AXIS, 0));
    long index = fromStart(number(node, 1), tensor.size(dimension));
    Activation one = take(node, tensor, dimension, index, 1, 1);
    List<Integer> sizes = new ArrayList<>(one.dimensions().sizes());
    sizes.remove(dimension);
    sizes.addAll(dimension, indices.dimensions().sizes());
    return tools.assembly().reshape(node.place(), one, new Dimensions(sizes));
  }

  /** What the sizes of a tensor are is known before the network runs. */
  private static Tensor shape(LiteRtNode node) {
    List<Long> sizes =
        node.activation(0).dimensions().sizes().stream().map(Integer::longValue).toList();
    return Constant.ofList(sizes);
  }

  private static Activation take(
      LiteRtNode node, Activation tensor, int dimension, long start, long size, long step) {
    return node.place()
        .locate(() -> tensor.sliced(dimension, toInt(start), toInt(size), toInt(step)));
  }

  /** Numbers that do not fit are too large or too small anyway. */
  private static int toInt(long number) {
    return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, number));
  }

  private Activation drop(LiteRtNode node, Activation tensor, List<Integer> dropped) {
    if (dropped.isEmpty()) {
      return tensor;
    }
    List<Integer> kept =
        IntStream.range(0, tensor.rank())
            .filter(k -> !dropped.contains(k))
            .mapToObj(tensor::size)
            .toList();
    return tools.assembly().reshape(node.place(), tensor, new Dimensions(kept));
  }

  private static long number(LiteRtNode node, int input) {
    List<Long> numbers = node.numbers(input);
    if (numbers.size() != 1) {
      throw node.fail(
          "Its input %d has %d numbers instead of one.".formatted(input, numbers.size()));
    }
    return numbers.get(0);
  }

  private static int dimension(LiteRtNode node, Activation tensor, long number) {
    return node.place().locate(() -> tensor.dimensions().dimension(number));
  }

  /** Negative numbers count from the end. */
  private static long fromStart(long number, int size) {
    return number < 0 ? number + size : number;
  }
}
