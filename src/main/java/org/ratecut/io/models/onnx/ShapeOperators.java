package org.ratecut.io.models.onnx;

import static org.ratecut.io.models.onnx.OnnxOperator.single;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;

/** Operators that only show values in another way. */
final class ShapeOperators {

  private final ModelTools tools;

  ShapeOperators(ModelTools tools) {
    this.tools = tools;
  }

  void register(Map<String, OnnxOperator> operators) {
    operators.put("Identity", single(node -> node.activation(0)));
    operators.put("Dropout", single(node -> node.activation(0)));
    for (String name : List.of("Reshape", "Flatten", "Squeeze", "Unsqueeze")) {
      operators.put(name, single(this::reshape));
    }
    operators.put("Transpose", single(ShapeOperators::transpose));
    operators.put("Slice", single(ShapeOperators::slice));
    operators.put("Split", ShapeOperators::split);
    operators.put("Gather", single(this::gather));
    operators.put("Expand", single(this::expand));
    operators.put("Tile", single(this::tile));
    operators.put(
        "Size", single(node -> OnnxConstantFolding.size(node.activation(0).dimensions())));
    operators.put(
        "Shape", single(node -> OnnxConstantFolding.shape(node, node.activation(0).dimensions())));
  }

  private Tensor reshape(OnnxNode node) {
    Activation tensor = node.activation(0);
    return tools.assembly().reshape(node.place(), tensor, target(node, tensor.dimensions()));
  }

  /** The sizes that a tensor has afterwards. */
  static Dimensions target(OnnxNode node, Dimensions from) {
    return switch (node.proto().getOpType()) {
      case "Reshape" -> reshapeTarget(node, from);
      case "Flatten" -> flattenTarget(node, from);
      case "Squeeze" -> squeezeTarget(node, from);
      default -> unsqueezeTarget(node, from);
    };
  }

  private static Dimensions reshapeTarget(OnnxNode node, Dimensions from) {
    List<Long> given =
        node.numbers("shape", 1).orElseThrow(() -> node.fail("Its shape is missing."));
    List<Long> sizes = new ArrayList<>();
    long known = 1;
    int open = -1;
    for (int k = 0; k < given.size(); k++) {
      long size = given.get(k);
      if (size == 0 && node.number("allowzero", 0) == 0 && k < from.rank()) {
        size = from.size(k);
      }
      if (size == -1 && open < 0) {
        open = k;
      } else {
        long soFar = known;
        long factor = size;
        known = node.place().locate(() -> Math.multiplyExact(soFar, factor));
      }
      sizes.add(size);
    }
    if (open >= 0) {
      long count = node.place().locate(from::count);
      if (known <= 0 || count % known != 0) {
        throw node.fail("It makes %s of a tensor of %s.".formatted(given, from));
      }
      sizes.set(open, count / known);
    }
    return node.place().locate(() -> Dimensions.ofLongs(sizes));
  }

  private static Dimensions flattenTarget(OnnxNode node, Dimensions from) {
    long given = node.number("axis", 1);
    long axis = given < 0 ? given + from.rank() : given;
    if (axis < 0 || axis > from.rank()) {
      throw node.fail("It has the axis %d for a tensor of %s.".formatted(given, from));
    }
    return node.place()
        .locate(
            () ->
                Dimensions.ofLongs(
                    List.of(
                        new Dimensions(from.sizes().subList(0, (int) axis)).count(),
                        new Dimensions(from.sizes().subList((int) axis, from.rank())).count())));
  }

  private static Dimensions squeezeTarget(OnnxNode node, Dimensions from) {
    List<Integer> axes =
        node.numbers("axes", 1)
            .map(list -> list.stream().map(axis -> dimension(node, from, axis)).toList())
            .orElseGet(
                () ->
                    IntStream.range(0, from.rank())
                        .filter(k -> from.size(k) == 1)
                        .boxed()
                        .toList());
    return new Dimensions(
        IntStream.range(0, from.rank())
            .filter(k -> !axes.contains(k))
            .mapToObj(from::size)
            .toList());
  }

  private static Dimensions unsqueezeTarget(OnnxNode node, Dimensions from) {
    List<Long> axes = node.numbers("axes", 1).orElseThrow(() -> node.fail("Its axes are missing."));
    int rank = from.rank() + axes.size();
    List<Long> positions = axes.stream().map(axis -> axis < 0 ? axis + rank : axis).toList();
    List<Integer> rest = new ArrayList<>(from.sizes());
    List<Integer> sizes = new ArrayList<>();
    for (long k = 0; k < rank; k++) {
      if (positions.contains(k)) {
        sizes.add(1);
      } else if (rest.isEmpty()) {
        throw node.fail("Its axes %s do not fit a tensor of %s.".formatted(axes, from));
      } else {
        sizes.add(rest.remove(0));
      }
    }
    return node.place().locate(() -> new Dimensions(sizes));
  }

  private static int dimension(OnnxNode node, Dimensions dimensions, long axis) {
    return node.place().locate(() -> dimensions.dimension(axis));
  }

  private static Tensor transpose(OnnxNode node) {
    Activation tensor = node.activation(0);
    List<Integer> order = order(node, tensor.rank());
    return node.place().locate(() -> tensor.transposed(order));
  }

  /** The old number of each new dimension; reversed unless given. */
  static List<Integer> order(OnnxNode node, int rank) {
    List<Integer> order =
        node.hasAttribute("perm")
            ? node.sizes("perm", rank, 0)
            : IntStream.range(0, rank).map(k -> rank - 1 - k).boxed().toList();
    if (!order.stream().sorted().toList().equals(IntStream.range(0, rank).boxed().toList())) {
      throw node.fail("Its order %s does not name each dimension once.".formatted(order));
    }
    return order;
  }

  private static Tensor slice(OnnxNode node) {
    Activation tensor = node.activation(0);
    for (OnnxSlicing.Part part : OnnxSlicing.partsOf(node, tensor.dimensions())) {
      tensor = slice(node, tensor, part);
    }
    return tensor;
  }

  private static Activation slice(OnnxNode node, Activation tensor, OnnxSlicing.Part part) {
    return node.place()
        .locate(() -> tensor.sliced(part.axis(), part.start(), part.count(), part.step()));
  }

  private static List<Tensor> split(OnnxNode node) {
    Activation tensor = node.activation(0);
    int axis = dimension(node, tensor.dimensions(), node.number("axis", 0));
    List<Tensor> outputs = new ArrayList<>();
    long start = 0;
    for (long size : OnnxSlicing.splitSizes(node, tensor.size(axis))) {
      outputs.add(slice(node, tensor, new OnnxSlicing.Part(axis, (int) start, 1, (int) size)));
      start += size;
    }
    return outputs;
  }

  /** Some indices of a dimension, or rows of a table. */
  private Tensor gather(OnnxNode node) {
    if (node.input(0) instanceof Constant table) {
      int axis = dimension(node, table.dimensions(), node.number("axis", 0));
      return tools.gathers().lookUp(node.place(), table, axis, node.activation(1));
    }
    Activation tensor = node.activation(0);
    int axis = dimension(node, tensor.dimensions(), node.number("axis", 0));
    return tools
        .gathers()
        .gather(node.place(), tensor, axis, node.numbers(1), node.constant(1).dimensions());
  }

  private Tensor expand(OnnxNode node) {
    Dimensions size = node.place().locate(() -> Dimensions.ofLongs(node.numbers(1)));
    return tools.stretches().expand(node.place(), node.activation(0), size);
  }

  private Tensor tile(OnnxNode node) {
    List<Integer> times = node.place().locate(() -> Dimensions.ofLongs(node.numbers(1))).sizes();
    return tools.stretches().repeat(node.place(), node.activation(0), times);
  }
}
