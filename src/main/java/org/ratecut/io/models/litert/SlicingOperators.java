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
    operators.put(BuiltinOperator.EMBEDDING_LOOKUP, single(this::lookUp));
    operators.put(BuiltinOperator.TILE, single(this::tile));
    operators.put(BuiltinOperator.BROADCAST_TO, single(this::broadcast));
    operators.put(BuiltinOperator.RANK, single(SlicingOperators::rank));
    operators.put(BuiltinOperator.SHAPE, single(SlicingOperators::shape));
  }

  private static Tensor slice(LiteRtNode node) {
    Activation tensor = node.activation(0);
    for (LiteRtSlicing.Part part : LiteRtSlicing.ofSlice(node, tensor.dimensions())) {
      tensor = take(node, tensor, part.axis(), part.start(), part.count(), 1);
    }
    return tensor;
  }

  private Tensor stridedSlice(LiteRtNode node) {
    Activation tensor = node.activation(0);
    List<LiteRtSlicing.Part> parts = LiteRtSlicing.ofStridedSlice(node, tensor.dimensions());
    for (LiteRtSlicing.Part part : parts) {
      tensor = take(node, tensor, part.axis(), part.start(), part.count(), part.step());
    }
    List<Integer> dropped =
        parts.stream().filter(LiteRtSlicing.Part::dropped).map(LiteRtSlicing.Part::axis).toList();
    return drop(node, tensor, dropped);
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

  /** Some indices of a dimension, or rows of a table. */
  private Tensor gather(LiteRtNode node) {
    if (node.option(Option.BATCH_DIMENSIONS, 0) != 0) {
      throw node.place().unsupported("It gathers from each sample by itself.");
    }
    int axis = node.option(Option.AXIS, 0);
    if (node.input(0) instanceof Constant table) {
      int dimension = node.place().locate(() -> table.dimensions().dimension(axis));
      return tools.gathers().lookUp(node.place(), table, dimension, node.activation(1));
    }
    Activation tensor = node.activation(0);
    int dimension = dimension(node, tensor, axis);
    return tools
        .gathers()
        .gather(node.place(), tensor, dimension, node.numbers(1), node.constant(1).dimensions());
  }

  private Tensor lookUp(LiteRtNode node) {
    return tools.gathers().lookUp(node.place(), node.constant(1), 0, node.activation(0));
  }

  private Tensor tile(LiteRtNode node) {
    List<Integer> times = node.place().locate(() -> Dimensions.ofLongs(node.numbers(1))).sizes();
    return tools.stretches().repeat(node.place(), node.activation(0), times);
  }

  private Tensor broadcast(LiteRtNode node) {
    boolean known = node.input(1) instanceof Constant sizes && sizes.values().isPresent();
    Dimensions size =
        known
            ? node.place().locate(() -> Dimensions.ofLongs(node.numbers(1)))
            : node.outputDimensions();
    return tools.stretches().expand(node.place(), node.activation(0), size);
  }

  /** What the sizes of a tensor are is known before the network runs. */
  private static Tensor shape(LiteRtNode node) {
    return LiteRtConstantFolding.sizes(node.activation(0).dimensions());
  }

  private static Tensor rank(LiteRtNode node) {
    long rank = node.activation(0).rank();
    return Constant.ofList(List.of(rank)).withDimensions(Dimensions.of());
  }

  private static Activation take(
      LiteRtNode node, Activation tensor, int dimension, long start, long size, long step) {
    return node.place()
        .locate(() -> tensor.sliced(dimension, toInt(start), toInt(size), toInt(step)));
  }

  /** Numbers that do not fit are too large or too small anyway. */
  private static int toInt(long number) {
    return (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, number));
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
}
