package org.ratecut.layers.shape;

/** Where the positions of a resized grid lie over those of its input. */
public enum Alignment {
  /** Positions are areas, whose centres are half a position from their edges. */
  HALF_PIXEL,
  /** Positions are points, and the first of both lie on each other. */
  ASYMMETRIC,
  /** Positions are points, and the first and the last of both lie on each other. */
  CORNERS
}
