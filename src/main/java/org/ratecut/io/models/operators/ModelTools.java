package org.ratecut.io.models.operators;

import org.ratecut.io.models.ModelOptions;
import org.ratecut.io.models.assembly.Assembly;

/** Everything that turns operators into layers, for one model. */
public record ModelTools(
    Assembly assembly,
    Functions functions,
    Stretches stretches,
    Gathers gathers,
    Joins joins,
    Combinations combinations,
    Spatial spatial,
    Upsampling upsampling,
    Resizes resizes,
    Blocks blocks,
    Matrices matrices,
    Products products,
    Einsum einsum,
    Attention attention,
    Normalizations normalizations,
    Pads pads,
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
    Matrices matrices = new Matrices(assembly);
    Stretches stretches = new Stretches(assembly);
    Joins joins = new Joins(assembly, functions, stretches);
    Gathers gathers = new Gathers(assembly, joins);
    Products products = new Products(matrices, joins);
    Reductions reductions = new Reductions(assembly);
    return new ModelTools(
        assembly,
        functions,
        stretches,
        gathers,
        joins,
        new Combinations(assembly, joins, functions),
        spatial,
        new Upsampling(assembly, spatial),
        new Resizes(assembly),
        new Blocks(assembly, spatial),
        matrices,
        products,
        new Einsum(assembly, products),
        new Attention(assembly, matrices, reductions, joins, functions),
        new Normalizations(assembly),
        new Pads(assembly, gathers),
        reductions,
        new OpaqueOperators(assembly));
  }
}
