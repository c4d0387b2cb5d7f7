package org.ratecut.io.networks;

import java.util.List;
import java.util.Locale;
import org.ratecut.io.json.JsonValue;
import org.ratecut.layers.Addition;
import org.ratecut.layers.Concatenation;
import org.ratecut.layers.Convolution;
import org.ratecut.layers.Dense;
import org.ratecut.layers.Flatten;
import org.ratecut.layers.GlobalPooling;
import org.ratecut.layers.Input;
import org.ratecut.layers.Operation;
import org.ratecut.layers.Padding;
import org.ratecut.layers.Pooling;
import org.ratecut.layers.PoolingKind;
import org.ratecut.layers.Shape;
import org.ratecut.layers.Window;

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
              Numbers.positive(layer.field("channels")),
              layer.optional("groups").map(Numbers::positive).orElse(1));
      case "pooling" -> new Pooling(readKind(layer), readWindow(layer));
      case "globalPooling" -> new GlobalPooling(readKind(layer));
      case "dense" -> new Dense(Numbers.positive(layer.field("neurons")));
      case "addition" -> new Addition();
      case "concatenation" -> new Concatenation(readSide(layer));
      case "flatten" -> new Flatten();
      default -> throw new IllegalStateException("The schema let the type " + type + " pass.");
    };
  }

  private static Shape readShape(JsonValue shape) {
    List<Integer> sizes = shape.items().stream().map(Numbers::positive).toList();
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
    return PoolingKind.valueOf(layer.field("kind").text().toUpperCase(Locale.ROOT));
  }

  private static Concatenation.Side readSide(JsonValue layer) {
    return layer
        .optional("side")
        .map(side -> Concatenation.Side.valueOf(side.text().toUpperCase(Locale.ROOT)))
        .orElse(Concatenation.Side.CHANNELS);
  }

  private static Window readWindow(JsonValue layer) {
    List<Integer> one = List.of(1, 1);
    List<Integer> kernel = Numbers.pair(layer.field("kernel"));
    List<Integer> stride = layer.optional("stride").map(Numbers::pair).orElse(one);
    List<Integer> dilation = layer.optional("dilation").map(Numbers::pair).orElse(one);
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
