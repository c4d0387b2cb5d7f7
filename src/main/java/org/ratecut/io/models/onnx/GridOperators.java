package org.ratecut.io.models.onnx;

import static org.ratecut.io.models.onnx.OnnxOperator.single;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ratecut.io.models.operators.Functions.Mergeable;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.operators.Pads;
import org.ratecut.io.models.operators.Sliding;
import org.ratecut.io.models.operators.Surround;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;
import org.ratecut.layers.operation.window.PoolingKind;

/** Operators on grids of positions. */
final class GridOperators {

  private final ModelTools tools;

  GridOperators(ModelTools tools) {
    this.tools = tools;
  }

  void register(Map<String, OnnxOperator> operators) {
    operators.put("Conv", single(this::convolve));
    operators.put("MaxPool", single(node -> pool(node, PoolingKind.MAX)));
    operators.put("AveragePool", single(node -> pool(node, PoolingKind.AVERAGE)));
    operators.put("GlobalMaxPool", single(node -> poolAll(node, PoolingKind.MAX)));
    operators.put("GlobalAveragePool", single(node -> poolAll(node, PoolingKind.AVERAGE)));
    operators.put("LRN", single(this::normalizeLocally));
    operators.put("BatchNormalization", single(this::normalize));
    operators.put("Pad", single(this::pad));
  }

  private Tensor convolve(OnnxNode node) {
    return convolve(node, node.constant(1), node.optionalConstant(2));
  }

  /** A convolution of the first input by the attributes of a node. */
  Activation convolve(OnnxNode node, Constant weights, Optional<Constant> biases) {
    Activation tensor = node.activation(0);
    Dimensions dimensions = weights.dimensions();
    int groups = node.size("group", 1);
    if (dimensions.rank() != tensor.rank() || dimensions.rank() < 3) {
      throw node.fail(
          "Its weights are %s, but it reads %s.".formatted(dimensions, tensor.dimensions()));
    }
    if ((long) dimensions.size(1) * groups != tensor.size(1)) {
      throw node.fail(
          "Its weights are %s in %d groups, but it reads %s."
              .formatted(dimensions, groups, tensor.dimensions()));
    }
    List<Integer> kernel = dimensions.sizes().subList(2, dimensions.rank());
    if (node.hasAttribute("kernel_shape")
        && !node.sizes("kernel_shape", kernel.size(), 1).equals(kernel)) {
      throw node.fail(
          "Its kernel is %s, but its weights are %s."
              .formatted(node.numbers("kernel_shape"), dimensions));
    }
    biases.ifPresent(bias -> requireSize(node, bias, dimensions.size(0)));
    if (kernel.size() > 2) {
      return Volumes.convolve(tools, node, weights, biases, sliding(node, kernel));
    }
    return tools
        .spatial()
        .convolve(
            node.place(),
            tensor,
            sliding(node, kernel),
            dimensions.size(0),
            groups,
            weights,
            biases);
  }

  private static void requireSize(OnnxNode node, Constant constant, int size) {
    if (constant.dimensions().count() != size) {
      throw node.fail(
          "It has constants of %s where it needs %d numbers."
              .formatted(constant.dimensions(), size));
    }
  }

  /** Pooling of the first input by the attributes of a node. */
  Activation pool(OnnxNode node, PoolingKind kind) {
    Activation tensor = node.activation(0);
    List<Integer> kernel = node.sizes("kernel_shape", node.numbers("kernel_shape").size(), 1);
    return kernel.size() > 2
        ? Volumes.pool(tools, node, sliding(node, kernel))
        : tools.spatial().pool(node.place(), tensor, sliding(node, kernel), kind);
  }

  private static Sliding sliding(OnnxNode node, List<Integer> kernel) {
    int count = kernel.size();
    return node.place()
        .locate(
            () ->
                new Sliding(
                    kernel,
                    node.sizes("strides", count, 1),
                    node.sizes("dilations", count, 1),
                    surround(node, count),
                    node.number("ceil_mode", 0) != 0));
  }

  private static Surround surround(OnnxNode node, int count) {
    String automatic = node.text("auto_pad", "NOTSET");
    return switch (automatic) {
      case "SAME_UPPER" -> Surround.SAME_UPPER;
      case "SAME_LOWER" -> Surround.SAME_LOWER;
      case "VALID" -> Surround.none(count);
      case "NOTSET", "" -> {
        List<Integer> pads = node.sizes("pads", 2 * count, 0);
        yield new Surround.Given(pads.subList(0, count), pads.subList(count, 2 * count));
      }
      default -> throw node.fail("Its padding \"%s\" is unknown.".formatted(automatic));
    };
  }

  private Tensor poolAll(OnnxNode node, PoolingKind kind) {
    Activation tensor = node.activation(0);
    if (tensor.rank() < 3) {
      throw node.fail("It reads %s, which has no positions.".formatted(tensor.dimensions()));
    }
    List<Long> axes = LongStream.range(2, tensor.rank()).boxed().toList();
    return tools.reductions().reduce(node.place(), tensor, axes, true, kind);
  }

  private Tensor normalizeLocally(OnnxNode node) {
    return tools.spatial().normalize(node.place(), node.activation(0), node.size("size", 1));
  }

  private Tensor normalize(OnnxNode node) {
    Activation tensor = node.activation(0);
    List<Constant> constants = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      constants.add(node.constant(i));
      requireSize(node, node.constant(i), tensor.rank() < 2 ? 1 : tensor.size(1));
    }
    tools.assembly().useRunning(constants.get(2));
    tools.assembly().useRunning(constants.get(3));
    List<Integer> sizes = new ArrayList<>(Collections.nCopies(Math.max(1, tensor.rank() - 1), 1));
    sizes.set(0, (int) constants.get(0).dimensions().count());
    Dimensions perChannel = new Dimensions(sizes);
    List<Constant> stored =
        constants.subList(0, 2).stream().map(c -> c.withDimensions(perChannel)).toList();
    return tools
        .functions()
        .applyConstants(node.place(), tensor, 2, Mergeable.SHIFT, stored, node.isSoleReader(0));
  }

  private Tensor pad(OnnxNode node) {
    Activation tensor = node.activation(0);
    String mode = node.text("mode", "constant");
    List<Integer> before = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    readPads(node, tensor, before, after);
    return tools.pads().pad(node.place(), tensor, before, after, mode(node, mode));
  }

  private static Pads.Mode mode(OnnxNode node, String mode) {
    return switch (mode) {
      case "constant" -> Pads.Mode.CONSTANT;
      case "reflect" -> Pads.Mode.REFLECT;
      case "edge" -> Pads.Mode.EDGE;
      case "wrap" -> Pads.Mode.WRAP;
      default -> throw node.fail("Its mode \"%s\" is unknown.".formatted(mode));
    };
  }

  /** All that go before come before all that go after; both for the dimensions that are named. */
  private static void readPads(
      OnnxNode node, Activation tensor, List<Integer> before, List<Integer> after) {
    String name = node.hasAttribute("paddings") ? "paddings" : "pads";
    List<Long> pads = node.numbers(name, 1).orElseThrow(() -> node.fail("Its padding is missing."));
    int rank = tensor.rank();
    List<Integer> axes =
        node.has(3)
            ? node.numbers(3).stream().map(tensor.dimensions()::dimension).toList()
            : IntStream.range(0, rank).boxed().toList();
    if (pads.size() != 2 * axes.size()) {
      throw node.fail(
          "It has %d paddings for a tensor of %s.".formatted(pads.size(), tensor.dimensions()));
    }
    before.addAll(Collections.nCopies(rank, 0));
    after.addAll(Collections.nCopies(rank, 0));
    for (int i = 0; i < axes.size(); i++) {
      before.set(axes.get(i), padding(node, pads.get(i)));
      after.set(axes.get(i), padding(node, pads.get(i + axes.size())));
    }
  }

  private static int padding(OnnxNode node, long size) {
    if (Math.abs(size) > 1 << 24) {
      throw node.fail("It pads by %d.".formatted(size));
    }
    return (int) size;
  }
}
