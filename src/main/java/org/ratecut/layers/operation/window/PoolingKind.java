package org.ratecut.layers.operation.window;

/** How pooling makes one value of many; the default costs are the same. */
public enum PoolingKind {
  MAX,
  AVERAGE
}
