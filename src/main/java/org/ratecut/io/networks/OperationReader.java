package org.ratecut.io.networks;

import java.util.List;
import org.ratecut.io.json.JsonValue;
import org.ratecut.layers.operation.Operation;
import org.ratecut.layers.operation.element.Addition;
import org.ratecut.layers.operation.element.ElementWise;
import org.ratecut.layers.operation.element.Multiplication;
import org.ratecut.layers.operation.element.Softmax;
import org.ratecut.layers.operation.rearrange.Concatenation;
import org.ratecut.layers.operation.rearrange.Flatten;
import org.ratecut.layers.operation.rearrange.Pad;
import org.ratecut.layers.operation.rearrange.Reorder;
import org.ratecut.layers.operation.whole.Dense;
import org.ratecut.layers.operation.whole.Input;
import org.ratecut.layers.operation.whole.MatrixProduct;
import org.ratecut.layers.operation.whole.Opaque;
import org.ratecut.layers.operation.window.Convolution;
import org.ratecut.layers.operation.window.GlobalPooling;
import org.ratecut.layers.operation.window.LocalResponseNormalization;
import org.ratecut.layers.operation.window.Pooling;
import org.ratecut.layers.operation.window.PoolingKind;
import org.ratecut.layers.operation.window.Window;
import org.ratecut.layers.shape.Padding;
import org.ratecut.layers.shape.Shape;
import org.ratecut.model.Network;

/** Reads what a layer does, by its {@code type}. */
final class OperationReader {

  Operation read(JsonValue layer) {
    return layer.build(() -> readUnchecked(layer));
  }

  private static Operation readUnchecked(JsonValue layer) {
    String type = layer.field("type").text();
    return switch (type) {
      case "input" -> new Input(readShape(layer.field("shape")));
      case "convolution" ->
          new Convolution(
              readWindow(layer),
              WholeNumberPairs.positive(layer.field("channels")),
              layer.optional("groups").map(WholeNumberPairs::positive).orElse(1),
              readFlag(layer, "bias"));
      case "pooling" -> new Pooling(readKind(layer), readWindow(layer));
      case "globalPooling" -> new GlobalPooling(readKind(layer));
      case "dense" ->
          new Dense(WholeNumberPairs.positive(layer.field("neurons")), readFlag(layer, "bias"));
      case "addition" -> new Addition();
      case "concatenation" -> new Concatenation(readSide(layer));
      case "flatten" -> new Flatten();
      case "multiplication" -> new Multiplication();
      case "function" ->
          new ElementWise(
              readCount(layer, "flop", 1),
              readCount(layer, "weights", 0),
              readFlag(layer, "shared"));
      case "softmax" -> new Softmax();
      case "localResponseNormalization" ->
          new LocalResponseNormalization(WholeNumberPairs.positive(layer.field("size")));
      case "matrixProduct" -> new MatrixProduct();
      case "opaque" ->
          new Opaque(
              WholeNumberPairs.positive(layer.field("values")), readCount(layer, "constants", 0));
      case "pad" -> new Pad(readSides(layer.field("padding")));
      case "reorder" -> readReorder(layer);
      default -> throw new IllegalStateException("The schema let the type " + type + " pass.");
    };
  }

  /** True unless the layer says otherwise. */
  private static boolean readFlag(JsonValue layer, String field) {
    return layer.optional(field).map(JsonValue::bool).orElse(true);
  }

  private static long readCount(JsonValue layer, String field, long otherwise) {
    return layer.optional(field).map(n -> n.integer(0, Network.MAX_TOTAL)).orElse(otherwise);
  }

  private static Padding.Explicit readSides(JsonValue padding) {
    if (readPadding(padding) instanceof Padding.Explicit sides) {
      return sides;
    }
    throw padding.fail(
        "Found %s, but expected numbers of positions.".formatted(padding.show()),
        "Give one number for all sides, [vertical, horizontal] or [top, bottom, left, right].");
  }

  private static Reorder readReorder(JsonValue layer) {
    return new Reorder(
        readShape(layer.field("shape")),
        readCount(layer, "offset", 0),
        readDigits(layer, "rows"),
        readDigits(layer, "columns"),
        readDigits(layer, "channels"));
  }

  private static List<Reorder.Digit> readDigits(JsonValue layer, String field) {
    return layer.optional(field).map(JsonValue::items).orElse(List.of()).stream()
        .map(OperationReader::readDigit)
        .toList();
  }

  private static Reorder.Digit readDigit(JsonValue digit) {
    return new Reorder.Digit(
        WholeNumberPairs.positive(digit.items().get(0)),
        digit.items().get(1).integer(Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  private static Shape readShape(JsonValue shape) {
    List<Integer> sizes = shape.items().stream().map(WholeNumberPairs::positive).toList();
    return switch (sizes.size()) {
      case 1 -> Shape.vector(sizes.get(0));
      case 3 -> new Shape(sizes.get(0), sizes.get(1), sizes.get(2));
      default ->
          throw shape.fail(
              "Found %s, but expected [height, width, channels] or [values]."
                  .formatted(shape.show()),
              "Give a grid its three sizes, and a vector its number of values.");
    };
  }

  private static PoolingKind readKind(JsonValue layer) {
    return layer.field("kind").choice(PoolingKind.class);
  }

  private static Concatenation.Side readSide(JsonValue layer) {
    return layer
        .optional("side")
        .map(side -> side.choice(Concatenation.Side.class))
        .orElse(Concatenation.Side.CHANNELS);
  }

  private static Window readWindow(JsonValue layer) {
    List<Integer> one = List.of(1, 1);
    List<Integer> kernel = WholeNumberPairs.pair(layer.field("kernel"));
    List<Integer> stride = layer.optional("stride").map(WholeNumberPairs::pair).orElse(one);
    List<Integer> dilation = layer.optional("dilation").map(WholeNumberPairs::pair).orElse(one);
    return Window.of(kernel.get(0), kernel.get(1))
        .withStride(stride.get(0), stride.get(1))
        .withDilation(dilation.get(0), dilation.get(1))
        .withPadding(
            layer.optional("padding").map(OperationReader::readPadding).orElse(Padding.NONE));
  }

  private static Padding readPadding(JsonValue padding) {
    if (padding.isText()) {
      return padding.text().equals("same") ? Padding.SAME : Padding.NONE;
    }
    if (padding.isNumber()) {
      return Padding.of(padding.integer(0, Integer.MAX_VALUE));
    }
    List<Integer> sides =
        padding.items().stream().map(side -> side.integer(0, Integer.MAX_VALUE)).toList();
    return switch (sides.size()) {
      case 2 -> new Padding.Explicit(sides.get(0), sides.get(0), sides.get(1), sides.get(1));
      case 4 -> new Padding.Explicit(sides.get(0), sides.get(1), sides.get(2), sides.get(3));
      default ->
          throw padding.fail(
              "Found %s, but expected [vertical, horizontal] or [top, bottom, left, right]."
                  .formatted(padding.show()),
              "Give two or four numbers, or one for all sides.");
    };
  }
}
