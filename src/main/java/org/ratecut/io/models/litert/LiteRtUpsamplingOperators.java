package org.ratecut.io.models.litert;

import static org.ratecut.io.models.litert.LiteRtOperator.single;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.io.models.litert.StoredModel.Option;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.operators.TransposedSide;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;
import org.ratecut.layers.shape.Alignment;
import org.ratecut.layers.shape.Interpolation;
import org.ratecut.layers.shape.ResizedAxis.Scale;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.Padding;

/** Operators that make grids of positions larger or smaller. */
final class LiteRtUpsamplingOperators {

  private final ModelTools tools;

  LiteRtUpsamplingOperators(ModelTools tools) {
    this.tools = tools;
  }

  void register(Map<Integer, LiteRtOperator> operators, Map<String, LiteRtOperator> customs) {
    customs.put("Convolution2DTransposeBias", this::convolveWithBias);
    operators.put(BuiltinOperator.TRANSPOSE_CONV, single(this::convolve));
    operators.put(
        BuiltinOperator.RESIZE_BILINEAR, single(node -> resize(node, Interpolation.LINEAR)));
    operators.put(
        BuiltinOperator.RESIZE_NEAREST_NEIGHBOR, single(node -> resize(node, nearest(node))));
    operators.put(
        BuiltinOperator.DEPTH_TO_SPACE,
        single(
            node ->
                tools.blocks().depthToSpace(node.place(), node.activation(0), block(node), true)));
    operators.put(
        BuiltinOperator.SPACE_TO_DEPTH,
        single(node -> tools.blocks().spaceToDepth(node.place(), node.activation(0), block(node))));
  }

  private static int block(LiteRtNode node) {
    return node.option(Option.BLOCK_SIZE, 0);
  }

  /** The inputs are the sizes of the output, the weights, the activation and perhaps biases. */
  private Tensor convolve(LiteRtNode node) {
    return convolve(node, node.activation(2), node.optionalConstant(3), outputSizes(node));
  }

  /**
   * MediaPipe's own operator, which has biases but does not say its output. With the same padding,
   * which it has in all known models, the output is a stride times as large.
   */
  private List<Tensor> convolveWithBias(LiteRtNode node) {
    List<Long> output = node.outputDimensions().sizes().stream().map(Integer::longValue).toList();
    return List.of(convolve(node, node.activation(0), node.optionalConstant(2), output));
  }

  private Tensor convolve(
      LiteRtNode node, Activation tensor, Optional<Constant> biases, List<Long> output) {
    Constant weights = node.constant(1);
    Dimensions sizes = weights.dimensions();
    if (tensor.rank() != 4 || sizes.rank() != 4 || sizes.size(3) != tensor.size(3)) {
      throw node.fail("Its weights are %s, but it reads %s.".formatted(sizes, tensor.dimensions()));
    }
    boolean fits =
        output.size() == 4
            && output.stream().allMatch(size -> size > 0 && size <= Integer.MAX_VALUE);
    if (!fits) {
      throw node.fail("It makes %s of %s.".formatted(output, tensor.dimensions()));
    }
    if (biases.isPresent() && biases.get().dimensions().count() != sizes.size(0)) {
      throw node.fail(
          "It has biases of %s for %d channels."
              .formatted(biases.get().dimensions(), sizes.size(0)));
    }
    List<TransposedSide> sides =
        List.of(
            side(node, tensor.size(1), sizes.size(1), Option.STRIDE_HEIGHT, output.get(1)),
            side(node, tensor.size(2), sizes.size(2), Option.STRIDE_WIDTH, output.get(2)));
    return tools
        .upsampling()
        .convolve(node.place(), tensor, sides, sizes.size(0), 1, weights, biases);
  }

  /** The sizes that the file states, where the numbers are no constant. */
  private static List<Long> outputSizes(LiteRtNode node) {
    Optional<List<Long>> given =
        node.input(0) instanceof Constant sizes ? sizes.values() : Optional.empty();
    return given.orElseGet(
        () -> node.outputDimensions().sizes().stream().map(Integer::longValue).toList());
  }

  /** Same padding is half of what is too much; valid padding is none. */
  private static TransposedSide side(
      LiteRtNode node, int inputs, int kernel, Option stride, long outputs) {
    boolean says = node.operator().options().containsKey(stride);
    if (!says && outputs % inputs != 0) {
      throw node.place().unsupported("It makes %d of %d positions.".formatted(outputs, inputs));
    }
    int step = says ? node.option(stride, 1) : (int) (outputs / inputs);
    return node.place()
        .locate(
            () -> {
              TransposedSide same =
                  TransposedSide.ofSize(inputs, kernel, step, 1, (int) outputs, false);
              return !says || node.option(Option.PADDING, Padding.VALID) == Padding.SAME
                  ? same
                  : new TransposedSide(kernel, step, 1, 0, same.before() + same.after());
            });
  }

  private static Interpolation nearest(LiteRtNode node) {
    boolean rounds =
        node.option(Option.ALIGN_CORNERS, 0) != 0 || node.option(Option.HALF_PIXELS, 0) != 0;
    return rounds ? Interpolation.NEAREST_AFTER : Interpolation.FLOOR;
  }

  private Tensor resize(LiteRtNode node, Interpolation interpolation) {
    Activation tensor = node.activation(0);
    List<Long> sizes = node.numbers(1);
    boolean fits =
        tensor.rank() == 4
            && sizes.size() == 2
            && sizes.stream().allMatch(size -> size > 0 && size <= Integer.MAX_VALUE);
    if (!fits) {
      throw node.fail("It makes %s of %s.".formatted(sizes, tensor.dimensions()));
    }
    Alignment alignment =
        node.option(Option.ALIGN_CORNERS, 0) != 0
            ? Alignment.CORNERS
            : node.option(Option.HALF_PIXELS, 0) != 0 ? Alignment.HALF_PIXEL : Alignment.ASYMMETRIC;
    List<Scale> scales =
        node.place()
            .locate(
                () ->
                    List.of(
                        same(tensor.size(0)),
                        scale(sizes.get(0), tensor.size(1)),
                        scale(sizes.get(1), tensor.size(2)),
                        same(tensor.size(3))));
    return tools.resizes().resize(node.place(), tensor, scales, interpolation, alignment);
  }

  private static Scale same(int size) {
    return new Scale(size, 1, 1);
  }

  private static Scale scale(long outputs, int inputs) {
    return outputs == inputs ? same(inputs) : Scale.of((int) outputs, inputs);
  }
}
