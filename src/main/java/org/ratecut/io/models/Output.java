package org.ratecut.io.models;

/**
 * What an operator puts out.
 *
 * @param roles one for each dimension
 * @param type what a value is stored as
 * @param parameters what the operator stores its parameters as
 */
record Output(Dimensions dimensions, Roles roles, ElementType type, ParameterTypes parameters) {

  static Output of(Dimensions dimensions, Roles roles, ElementType type) {
    return new Output(dimensions, roles, type, ParameterTypes.NONE);
  }
}
