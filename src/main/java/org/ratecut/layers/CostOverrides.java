package org.ratecut.layers;

import java.util.OptionalLong;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Costs of a layer that are known better than the default cost model has them; each replaces the
 * {@link Costs} component of its name.
 */
public record CostOverrides(
    OptionalLong memory,
    OptionalLong computation,
    OptionalLong output,
    OptionalLong sharedParameters) {

  /** The default costs stand. */
  public static final CostOverrides NONE =
      new CostOverrides(
          OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if a cost is negative
   */
  public CostOverrides {
    requireNonNegative("memory", memory);
    requireNonNegative("computation", computation);
    requireNonNegative("output", output);
    requireNonNegative("shared parameters", sharedParameters);
  }

  private static void requireNonNegative(String what, OptionalLong value) {
    value.ifPresent(number -> InvalidModelException.requireNonNegative(what, number));
  }

  public CostOverrides withMemory(long value) {
    return new CostOverrides(OptionalLong.of(value), computation, output, sharedParameters);
  }

  public CostOverrides withComputation(long value) {
    return new CostOverrides(memory, OptionalLong.of(value), output, sharedParameters);
  }

  public CostOverrides withOutput(long value) {
    return new CostOverrides(memory, computation, OptionalLong.of(value), sharedParameters);
  }

  public CostOverrides withSharedParameters(long value) {
    return new CostOverrides(memory, computation, output, OptionalLong.of(value));
  }

  /** The given costs with these in their place. */
  public Costs applyTo(Costs costs) {
    return new Costs(
        memory.orElse(costs.memory()),
        Math.min(costs.activation(), memory.orElse(costs.memory())),
        costs.flash(),
        computation.orElse(costs.computation()),
        output.orElse(costs.output()),
        sharedParameters.orElse(costs.sharedParameters()));
  }
}
