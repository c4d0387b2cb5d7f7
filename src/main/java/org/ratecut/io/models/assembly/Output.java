package org.ratecut.io.models.assembly;

import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.io.models.tensor.Roles;

/**
 * The outputs of an operator.
 *
 * @param roles one for each dimension
 * @param type what a value is stored as
 * @param parameters what the operator stores its parameters as
 */
public record Output(
    Dimensions dimensions, Roles roles, ElementType type, ParameterTypes parameters) {

  public static Output of(Dimensions dimensions, Roles roles, ElementType type) {
    return new Output(dimensions, roles, type, ParameterTypes.NONE);
  }
}
