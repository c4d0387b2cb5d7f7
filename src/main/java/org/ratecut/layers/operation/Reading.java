package org.ratecut.layers.operation;

import org.ratecut.layers.shape.Axis;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.shape.Taps;

/**
 * Which positions of its inputs a position of a layer reads; {@link Computation#channelsRead} says
 * which of their channels.
 */
public sealed interface Reading {

  /** Each position reads everything, all channels included. */
  record Everything() implements Reading {}

  /** Each position reads the rows and columns of a window around its place. */
  record Windowed(Taps rows, Taps columns) implements Reading {}

  /** Each position of a grid reads the one at its own place. */
  static Reading samePlace(Shape shape) {
    return new Windowed(Axis.identity(shape.height()), Axis.identity(shape.width()));
  }
}
