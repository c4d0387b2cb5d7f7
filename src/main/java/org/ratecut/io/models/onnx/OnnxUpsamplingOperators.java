package org.ratecut.io.models.onnx;

import static org.ratecut.io.models.onnx.OnnxOperator.single;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.operators.TransposedSide;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Tensor;

/** Transposed convolutions, and channels that become positions. */
final class OnnxUpsamplingOperators {

  private final ModelTools tools;

  OnnxUpsamplingOperators(ModelTools tools) {
    this.tools = tools;
  }

  void register(Map<String, OnnxOperator> operators) {
    operators.put("ConvTranspose", single(this::convolve));
    operators.put("DepthToSpace", single(this::depthToSpace));
    operators.put(
        "SpaceToDepth",
        single(
            node ->
                tools
                    .blocks()
                    .spaceToDepth(node.place(), node.activation(0), node.size("blocksize", 0))));
  }

  private Tensor depthToSpace(OnnxNode node) {
    boolean blockFirst = !node.text("mode", "DCR").equals("CRD");
    return tools
        .blocks()
        .depthToSpace(node.place(), node.activation(0), node.size("blocksize", 0), blockFirst);
  }

  private Tensor convolve(OnnxNode node) {
    Activation tensor = node.activation(0);
    Constant weights = node.constant(1);
    Dimensions sizes = weights.dimensions();
    int groups = node.size("group", 1);
    if (sizes.rank() != tensor.rank()
        || sizes.rank() < 3
        || groups < 1
        || sizes.size(0) != tensor.size(1)) {
      throw node.fail(
          "Its weights are %s in %d groups, but it reads %s."
              .formatted(sizes, groups, tensor.dimensions()));
    }
    int channels = node.place().locate(() -> Math.multiplyExact(sizes.size(1), groups));
    Optional<Constant> biases = node.optionalConstant(2);
    if (biases.isPresent() && biases.get().dimensions().count() != channels) {
      throw node.fail(
          "It has biases of %s for %d channels.".formatted(biases.get().dimensions(), channels));
    }
    return tools
        .upsampling()
        .convolve(
            node.place(), tensor, sides(node, tensor, sizes), channels, groups, weights, biases);
  }

  private static List<TransposedSide> sides(OnnxNode node, Activation tensor, Dimensions weights) {
    int count = weights.rank() - 2;
    List<Integer> strides = node.sizes("strides", count, 1);
    List<Integer> dilations = node.sizes("dilations", count, 1);
    List<Integer> more = node.sizes("output_padding", count, 0);
    List<Integer> pads = node.sizes("pads", 2 * count, 0);
    Optional<List<Integer>> outputs = outputs(node, tensor, strides, count);
    boolean moreBefore = !node.text("auto_pad", "NOTSET").equals("SAME_UPPER");
    List<TransposedSide> sides = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int k = i;
      sides.add(
          node.place()
              .locate(
                  () ->
                      outputs.isPresent()
                          ? TransposedSide.ofSize(
                              tensor.size(k + 2),
                              weights.size(k + 2),
                              strides.get(k),
                              dilations.get(k),
                              outputs.get().get(k),
                              moreBefore)
                          : new TransposedSide(
                              weights.size(k + 2),
                              strides.get(k),
                              dilations.get(k),
                              pads.get(k),
                              (long) pads.get(k + count) - more.get(k))));
    }
    return sides;
  }

  /** The sizes of the output, where the node says them and the padding follows. */
  private static Optional<List<Integer>> outputs(
      OnnxNode node, Activation tensor, List<Integer> strides, int count) {
    if (node.hasAttribute("output_shape")) {
      List<Long> stated = node.numbers("output_shape");
      int lead = stated.size() - count;
      return lead < 0
          ? Optional.of(node.sizes("output_shape", count, 0))
          : Optional.of(node.sizes("output_shape", stated.size(), 0).subList(lead, stated.size()));
    }
    if (!node.text("auto_pad", "NOTSET").startsWith("SAME")) {
      return Optional.empty();
    }
    return Optional.of(
        node.place()
            .locate(
                () ->
                    IntStream.range(0, count)
                        .mapToObj(k -> Math.multiplyExact(tensor.size(k + 2), strides.get(k)))
                        .toList()));
  }
}
