package org.ratecut.layers;

import org.ratecut.model.exact.InvalidModelException;

/** A layer that does not fit its network. */
public final class InvalidLayerException extends InvalidModelException {

  private static final long serialVersionUID = 1L;

  private final int layer;

  InvalidLayerException(int layer, String name, String problem) {
    super("Layer %s: %s".formatted(name, problem));
    this.layer = layer;
  }

  /** The position of the layer in its description, from 0. */
  public int layer() {
    return layer;
  }
}
