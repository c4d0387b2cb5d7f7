package org.ratecut.io.models.onnx;

import static org.ratecut.io.models.onnx.OnnxOperator.single;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ratecut.io.models.operators.ModelTools;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Tensor;
import org.ratecut.layers.shape.Alignment;
import org.ratecut.layers.shape.Interpolation;
import org.ratecut.layers.shape.ResizedAxis.Scale;

/** {@code Resize} and {@code Upsample} in all their versions. */
final class ResizeOperators {

  /** A 32-bit float is a whole number over a power of two; this one keeps scales exact. */
  private static final long DENOMINATOR = 1L << 24;

  private final ModelTools tools;

  ResizeOperators(ModelTools tools) {
    this.tools = tools;
  }

  void register(Map<String, OnnxOperator> operators) {
    operators.put("Upsample", single(node -> resize(node, oldScales(node, 1))));
    operators.put("Resize", single(this::resize));
  }

  private Tensor resize(OnnxNode node) {
    if (node.version() < 11) {
      return resize(node, oldScales(node, 1));
    }
    boolean narrows = node.number("antialias", 0) != 0;
    if (narrows || !node.text("keep_aspect_ratio_policy", "stretch").equals("stretch")) {
      throw node.place().unsupported("It smooths, or keeps the ratio of the sides.");
    }
    Activation tensor = node.activation(0);
    List<Integer> axes = axes(node, tensor);
    if (node.has(3) && node.constant(3).dimensions().count() > 0) {
      return resize(node, ofSizes(node, tensor, axes, node.numbers(3)));
    }
    return resize(node, ofScales(node, tensor, axes, node.reals(2)));
  }

  private static List<Integer> axes(OnnxNode node, Activation tensor) {
    if (!node.hasAttribute("axes")) {
      return IntStream.range(0, tensor.rank()).boxed().toList();
    }
    return node.numbers("axes").stream()
        .map(axis -> node.place().locate(() -> tensor.dimensions().dimension(axis)))
        .toList();
  }

  private static List<Scale> oldScales(OnnxNode node, int input) {
    Activation tensor = node.activation(0);
    List<Integer> axes = IntStream.range(0, tensor.rank()).boxed().toList();
    List<Double> scales =
        node.hasAttribute("scales") ? node.realNumbers("scales") : node.reals(input);
    return ofScales(node, tensor, axes, scales);
  }

  private static List<Scale> same(Activation tensor) {
    List<Scale> scales = new ArrayList<>();
    for (int k = 0; k < tensor.rank(); k++) {
      scales.add(new Scale(Math.max(1, tensor.size(k)), 1, 1));
    }
    return scales;
  }

  private static List<Scale> ofSizes(
      OnnxNode node, Activation tensor, List<Integer> axes, List<Long> sizes) {
    requireCount(node, axes, sizes.size());
    List<Scale> scales = same(tensor);
    for (int i = 0; i < axes.size(); i++) {
      int axis = axes.get(i);
      long size = sizes.get(i);
      if (size < 1 || size > Integer.MAX_VALUE) {
        throw node.fail("It makes %s of %s.".formatted(sizes, tensor.dimensions()));
      }
      if (size != tensor.size(axis)) {
        scales.set(axis, node.place().locate(() -> Scale.of((int) size, tensor.size(axis))));
      }
    }
    return scales;
  }

  private static List<Scale> ofScales(
      OnnxNode node, Activation tensor, List<Integer> axes, List<Double> factors) {
    requireCount(node, axes, factors.size());
    List<Scale> scales = same(tensor);
    for (int i = 0; i < axes.size(); i++) {
      int axis = axes.get(i);
      double factor = factors.get(i);
      double size = Math.floor(tensor.size(axis) * factor);
      if (!(factor > 0 && factor <= 256 && size >= 1 && size <= Integer.MAX_VALUE)) {
        throw node.fail("It scales %s by %s.".formatted(tensor.dimensions(), factors));
      }
      if (factor != 1) {
        long numerator = Math.max(1, Math.round(factor * DENOMINATOR));
        int zeros = Math.min(Long.numberOfTrailingZeros(numerator), 24);
        scales.set(
            axis,
            node.place()
                .locate(() -> new Scale((int) size, numerator >> zeros, DENOMINATOR >> zeros)));
      }
    }
    return scales;
  }

  private static void requireCount(OnnxNode node, List<Integer> axes, int count) {
    if (axes.size() != count) {
      throw node.fail("It has %d sizes or scales for %d axes.".formatted(count, axes.size()));
    }
  }

  private Tensor resize(OnnxNode node, List<Scale> scales) {
    boolean old = node.version() < 11;
    String placement = old ? "asymmetric" : text(node, "half_pixel");
    Alignment alignment =
        switch (placement) {
          case "asymmetric" -> Alignment.ASYMMETRIC;
          case "align_corners" -> Alignment.CORNERS;
          case "half_pixel", "half_pixel_symmetric", "tf_half_pixel_for_nn" -> Alignment.HALF_PIXEL;
          case "pytorch_half_pixel" -> ofPyTorch(node, scales);
          default ->
              throw node.place().unsupported("It places values by \"%s\".".formatted(placement));
        };
    return tools
        .resizes()
        .resize(
            node.place(), node.activation(0), scales, interpolation(node, placement), alignment);
  }

  /** As half a pixel, except that a single output lies on the first position. */
  private static Alignment ofPyTorch(OnnxNode node, List<Scale> scales) {
    List<Scale> changed =
        scales.stream().filter(scale -> scale.numerator() != scale.denominator()).toList();
    if (changed.stream().noneMatch(scale -> scale.outputs() == 1)) {
      return Alignment.HALF_PIXEL;
    }
    if (changed.stream().allMatch(scale -> scale.outputs() == 1)) {
      return Alignment.ASYMMETRIC;
    }
    throw node.place().unsupported("It makes one side a single position, but not the other.");
  }

  private static String text(OnnxNode node, String otherwise) {
    return node.text("coordinate_transformation_mode", otherwise);
  }

  private static Interpolation interpolation(OnnxNode node, String placement) {
    String mode = node.text("mode", "nearest");
    return switch (mode) {
      case "linear", "bilinear" -> Interpolation.LINEAR;
      case "cubic" -> Interpolation.CUBIC;
      case "nearest" -> nearest(node, placement);
      default -> throw node.place().unsupported("It has the mode \"%s\".".formatted(mode));
    };
  }

  private static Interpolation nearest(OnnxNode node, String placement) {
    if (node.version() < 11) {
      return Interpolation.FLOOR;
    }
    if (placement.equals("tf_half_pixel_for_nn")) {
      return Interpolation.NEAREST_AFTER;
    }
    String rounding = node.text("nearest_mode", "round_prefer_floor");
    return switch (rounding) {
      case "round_prefer_floor" -> Interpolation.NEAREST;
      case "round_prefer_ceil" -> Interpolation.NEAREST_AFTER;
      case "floor" -> Interpolation.FLOOR;
      case "ceil" -> Interpolation.CEIL;
      default -> throw node.fail("Its rounding \"%s\" is unknown.".formatted(rounding));
    };
  }
}
