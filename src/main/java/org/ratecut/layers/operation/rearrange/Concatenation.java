package org.ratecut.layers.operation.rearrange;

import java.util.List;
import java.util.Locale;
import org.ratecut.layers.operation.InputCount;
import org.ratecut.layers.shape.Shape;
import org.ratecut.model.exact.InvalidModelException;

/** Inputs side by side. */
public record Concatenation(Side side) implements Rearrangement {

  /** Where the next input continues. */
  public enum Side {
    /** Each position gets the channels of all inputs, which have the same height and width. */
    CHANNELS,
    /** Each row gets the columns of all inputs; vectors are joined end to end. */
    WIDTH,
    /** Each column gets the rows of all inputs. */
    HEIGHT
  }

  @Override
  public InputCount inputCount() {
    return InputCount.SEVERAL;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape first = inputs.get(0);
    int height = 0;
    int width = 0;
    int channels = 0;
    for (Shape input : inputs) {
      requireFitting(first, input);
      height = Math.addExact(height, input.height());
      width = Math.addExact(width, input.width());
      channels = Math.addExact(channels, input.channels());
    }
    return switch (side) {
      case CHANNELS -> new Shape(first.height(), first.width(), channels);
      case WIDTH -> new Shape(first.height(), width, first.channels());
      case HEIGHT -> new Shape(height, first.width(), first.channels());
    };
  }

  private void requireFitting(Shape first, Shape other) {
    boolean fits =
        (side == Side.HEIGHT || first.height() == other.height())
            && (side == Side.WIDTH || first.width() == other.width())
            && (side == Side.CHANNELS || first.channels() == other.channels());
    if (!fits) {
      throw new InvalidModelException(
          "The shapes of its inputs (%s and %s) may differ only in their %s."
              .formatted(first, other, side.name().toLowerCase(Locale.ROOT)));
    }
  }
}
