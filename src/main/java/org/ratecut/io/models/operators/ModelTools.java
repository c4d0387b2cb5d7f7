package org.ratecut.io.models.operators;

import org.ratecut.io.models.ModelOptions;
import org.ratecut.io.models.assembly.Assembly;

/** Everything that turns operators into layers, for one model. */
public record ModelTools(
    Assembly assembly,
    Functions functions,
    Joins joins,
    Combinations combinations,
    Spatial spatial,
    Upsampling upsampling,
    Resizes resizes,
    Blocks blocks,
    Matrices matrices,
    Reductions reductions,
    OpaqueOperators opaque) {

  /**
   * Tools for a model.
   *
   * @param order which dimension of a grid holds the channels
   */
  public static ModelTools of(ModelOptions options, Spatial.Order order) {
    Assembly assembly = new Assembly(options);
    Functions functions = new Functions(assembly);
    Spatial spatial = new Spatial(assembly, order);
    Joins joins = new Joins(assembly, functions);
    return new ModelTools(
        assembly,
        functions,
        joins,
        new Combinations(joins, functions),
        spatial,
        new Upsampling(assembly, spatial),
        new Resizes(assembly),
        new Blocks(assembly, spatial),
        new Matrices(assembly),
        new Reductions(assembly),
        new OpaqueOperators(assembly));
  }
}
