package org.ratecut.io.models.tensor;

/** What a dimension of a tensor is in the shape of a layer. */
public enum Role {
  /** Samples, or a dimension of size 1 that is nothing else. */
  NONE,
  HEIGHT,
  WIDTH,
  CHANNELS
}
