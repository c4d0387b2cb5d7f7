package org.ratecut.io.models.tensor;

/** What is known of a tensor of a model. */
public sealed interface Tensor permits Activation, Constant {

  Dimensions dimensions();

  ElementType type();
}
