package org.ratecut.io.models.assembly;

import java.util.Optional;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.ElementType;

/** What the parameters of a layer are stored as, as far as it has any. */
public record ParameterTypes(Optional<ElementType> weight, Optional<ElementType> bias) {

  public static final ParameterTypes NONE = new ParameterTypes(Optional.empty(), Optional.empty());

  /** Weights, and biases if there are any. */
  public static ParameterTypes of(Constant weights, Optional<Constant> biases) {
    return new ParameterTypes(Optional.of(weights.type()), biases.map(Constant::type));
  }

  public static ParameterTypes of(Constant weights) {
    return of(weights, Optional.empty());
  }
}
