package org.ratecut.io.models.litert;

import static org.ratecut.io.models.litert.LiteRtOperator.single;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.io.models.litert.StoredModel.Option;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.operators.Sliding;
import org.ratecut.io.models.operators.Surround;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;
import org.ratecut.layers.operation.window.PoolingKind;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.Padding;

/** Convolutions, pooling, and products of matrices. */
final class LayerOperators {

  private final ModelTools tools;

  LayerOperators(ModelTools tools) {
    this.tools = tools;
  }

  void register(Map<Integer, LiteRtOperator> operators) {
    operators.put(BuiltinOperator.CONV_2D, single(this::convolve));
    operators.put(BuiltinOperator.DEPTHWISE_CONV_2D, single(this::convolveDepthwise));
    operators.put(BuiltinOperator.AVERAGE_POOL_2D, single(n -> pool(n, PoolingKind.AVERAGE)));
    operators.put(BuiltinOperator.L2_POOL_2D, single(n -> pool(n, PoolingKind.AVERAGE)));
    operators.put(BuiltinOperator.MAX_POOL_2D, single(n -> pool(n, PoolingKind.MAX)));
    operators.put(BuiltinOperator.LOCAL_RESPONSE_NORMALIZATION, single(this::normalize));
    operators.put(BuiltinOperator.FULLY_CONNECTED, single(this::connectFully));
    operators.put(BuiltinOperator.BATCH_MATMUL, single(this::multiply));
  }

  private Tensor convolve(LiteRtNode node) {
    Activation tensor = grid(node);
    Constant weights = weights(node);
    Dimensions sizes = weights.dimensions();
    int ofGroup = sizes.size(3);
    int channels = tensor.size(3);
    if (ofGroup < 1 || channels % ofGroup != 0) {
      throw node.fail("Its weights are %s, but it reads %s.".formatted(sizes, tensor.dimensions()));
    }
    return convolve(node, tensor, sizes.size(0), channels / ofGroup);
  }

  private Tensor convolveDepthwise(LiteRtNode node) {
    Activation tensor = grid(node);
    return convolve(node, tensor, weights(node).dimensions().size(3), tensor.size(3));
  }

  private Tensor convolve(LiteRtNode node, Activation tensor, int outputs, int groups) {
    Constant weights = weights(node);
    Optional<Constant> biases = biases(node, outputs);
    Sliding sliding = sliding(node, weights.dimensions().size(1), weights.dimensions().size(2));
    return tools
        .spatial()
        .convolve(node.place(), tensor, sliding, outputs, groups, weights, biases);
  }

  private static Activation grid(LiteRtNode node) {
    Activation tensor = node.activation(0);
    if (tensor.rank() != 4) {
      throw node.fail("It reads %s; 4 dimensions are needed.".formatted(tensor.dimensions()));
    }
    return tensor;
  }

  private static Constant weights(LiteRtNode node) {
    Constant weights = node.constant(1);
    if (weights.dimensions().rank() != 4) {
      throw node.fail(
          "Its weights are %s; 4 dimensions are needed.".formatted(weights.dimensions()));
    }
    return weights;
  }

  private static Optional<Constant> biases(LiteRtNode node, int size) {
    Optional<Constant> biases = node.optionalConstant(2);
    if (biases.isPresent() && biases.get().dimensions().count() != size) {
      throw node.fail(
          "It has biases of %s for %d outputs.".formatted(biases.get().dimensions(), size));
    }
    return biases;
  }

  private Tensor pool(LiteRtNode node, PoolingKind kind) {
    Sliding sliding =
        sliding(node, node.option(Option.FILTER_HEIGHT, 1), node.option(Option.FILTER_WIDTH, 1));
    return tools.spatial().pool(node.place(), grid(node), sliding, kind);
  }

  private static Sliding sliding(LiteRtNode node, int height, int width) {
    if (node.operator().options().containsKey(Option.PAD_TOP)) {
      return slidingWith(node, height, width, given(node));
    }
    int padding = node.option(Option.PADDING, Padding.VALID);
    if (padding != Padding.SAME && padding != Padding.VALID) {
      throw node.fail("Its padding %d is unknown.".formatted(padding));
    }
    return slidingWith(
        node, height, width, padding == Padding.SAME ? Surround.SAME_UPPER : Surround.none(2));
  }

  /** Padding that comes from operators around a convolution. */
  private static Surround given(LiteRtNode node) {
    return new Surround.Given(
        List.of(node.option(Option.PAD_TOP, 0), node.option(Option.PAD_LEFT, 0)),
        List.of(node.option(Option.PAD_BOTTOM, 0), node.option(Option.PAD_RIGHT, 0)));
  }

  private static Sliding slidingWith(LiteRtNode node, int height, int width, Surround padding) {
    return node.place()
        .locate(
            () ->
                new Sliding(
                    List.of(height, width),
                    List.of(
                        node.option(Option.STRIDE_HEIGHT, 1), node.option(Option.STRIDE_WIDTH, 1)),
                    List.of(
                        node.option(Option.DILATION_HEIGHT, 1),
                        node.option(Option.DILATION_WIDTH, 1)),
                    padding,
                    false));
  }

  private Tensor normalize(LiteRtNode node) {
    int size = node.place().locate(() -> 2 * Math.max(0, node.option(Option.RADIUS, 0)) + 1);
    return tools.spatial().normalize(node.place(), grid(node), size);
  }

  private Tensor connectFully(LiteRtNode node) {
    Activation tensor = node.activation(0);
    Constant weights = node.constant(1);
    Dimensions sizes = weights.dimensions();
    if (sizes.rank() != 2 || sizes.size(1) < 1) {
      throw node.fail("Its weights are %s; a matrix is needed.".formatted(sizes));
    }
    int inner = sizes.size(1);
    long count = node.place().locate(() -> tensor.dimensions().count());
    if (count % inner != 0) {
      throw node.fail("Its weights are %s, but it reads %s.".formatted(sizes, tensor.dimensions()));
    }
    Dimensions rows =
        node.place().locate(() -> Dimensions.ofLongs(List.of(count / inner, (long) inner)));
    Activation result =
        tools
            .matrices()
            .weighted(
                node.place(),
                tools.assembly().reshape(node.place(), tensor, rows),
                inner,
                sizes.size(0),
                weights,
                biases(node, sizes.size(0)));
    return node.option(Option.KEEP_DIMENSIONS, 0) == 0
        ? result
        : tools
            .assembly()
            .reshape(
                node.place(), result, tensor.dimensions().with(tensor.rank() - 1, sizes.size(0)));
  }

  private Tensor multiply(LiteRtNode node) {
    Activation left = turned(node, node.activation(0), Option.TRANSPOSE_LEFT);
    if (node.input(1) instanceof Activation right) {
      return tools
          .matrices()
          .product(node.place(), left, turned(node, right, Option.TRANSPOSE_RIGHT));
    }
    Constant weights = node.constant(1);
    Dimensions sizes = weights.dimensions();
    int rank = sizes.rank();
    if (rank < 2 || sizes.count() != (long) sizes.size(rank - 1) * sizes.size(rank - 2)) {
      throw node.place()
          .unsupported("Its weights are %s; only one matrix is supported.".formatted(sizes));
    }
    boolean turned = node.option(Option.TRANSPOSE_RIGHT, 0) != 0;
    return tools
        .matrices()
        .weighted(
            node.place(),
            left,
            sizes.size(turned ? rank - 1 : rank - 2),
            sizes.size(turned ? rank - 2 : rank - 1),
            weights,
            Optional.empty());
  }

  private static Activation turned(LiteRtNode node, Activation tensor, Option option) {
    if (node.option(option, 0) == 0 || tensor.rank() < 2) {
      return tensor;
    }
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < tensor.rank() - 2; k++) {
      order.add(k);
    }
    order.add(tensor.rank() - 1);
    order.add(tensor.rank() - 2);
    return node.place().locate(() -> tensor.transposed(order));
  }
}
