package org.ratecut.layers.view;

import java.util.List;
import java.util.function.Function;
import org.ratecut.layers.operation.rearrange.Concatenation;
import org.ratecut.layers.operation.rearrange.Pad;
import org.ratecut.layers.operation.rearrange.Rearrangement;
import org.ratecut.layers.operation.rearrange.Reorder;
import org.ratecut.layers.shape.Shape;

/** How consumers see the layers that have no vertices of their own. */
public final class Views {

  private Views() {}

  public static View of(Rearrangement operation, List<View> inputs, List<Shape> shapes) {
    if (operation instanceof Concatenation concatenation) {
      return joined(concatenation.side(), inputs, shapes);
    }
    View input = inputs.get(0);
    Shape shape = shapes.get(0);
    if (operation instanceof Pad pad) {
      return new PaddedView(input, shape, pad);
    }
    if (operation instanceof Reorder reorder) {
      return new ReorderedView(input, shape, reorder);
    }
    return new FlattenedView(input, shape);
  }

  private static View joined(Concatenation.Side side, List<View> inputs, List<Shape> shapes) {
    return switch (side) {
      case CHANNELS -> new StackedView(inputs, joints(shapes, Shape::channels));
      case WIDTH -> new SideBySideView(inputs, joints(shapes, Shape::width));
      case HEIGHT -> new OneBelowOtherView(inputs, joints(shapes, Shape::height));
    };
  }

  private static Joints joints(List<Shape> shapes, Function<Shape, Integer> side) {
    return new Joints(shapes.stream().map(side).toList());
  }
}
