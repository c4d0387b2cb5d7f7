package org.ratecut.layers;

/** How pooling makes one value of many; the default costs are the same. */
public enum PoolingKind {
  MAX,
  AVERAGE
}
