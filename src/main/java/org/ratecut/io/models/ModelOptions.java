package org.ratecut.io.models;

import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * How model files are read.
 *
 * @param batch the samples of an inference, at least 1; one if empty
 * @param dimensions sizes by the names that a model gives to dimensions that it leaves open
 * @param foldFunctions whether element-wise operators become part of the layer that they follow
 * @param unknownOperators what becomes of an operator that no layer stands for
 * @param warnings hears what the user must know though it is no error, a sentence each
 */
public record ModelOptions(
    OptionalInt batch,
    Map<String, Integer> dimensions,
    boolean foldFunctions,
    UnknownOperators unknownOperators,
    Consumer<String> warnings) {

  /** What becomes of an operator that no layer stands for. */
  public enum UnknownOperators {
    /** The model is refused. */
    REFUSE,
    /** It becomes one vertex with a cost from its shapes, and a warning. */
    OPAQUE
  }

  /** One sample, functions folded, unknown operators refused. */
  public static final ModelOptions STANDARD =
      new ModelOptions(OptionalInt.empty(), Map.of(), true, UnknownOperators.REFUSE, warning -> {});

  /** Makes the map immutable. */
  public ModelOptions {
    dimensions = Map.copyOf(dimensions);
  }

  public ModelOptions withBatch(int samples) {
    return new ModelOptions(
        OptionalInt.of(samples), dimensions, foldFunctions, unknownOperators, warnings);
  }

  public ModelOptions withDimensions(Map<String, Integer> sizes) {
    return new ModelOptions(batch, sizes, foldFunctions, unknownOperators, warnings);
  }

  public ModelOptions withoutFolding() {
    return new ModelOptions(batch, dimensions, false, unknownOperators, warnings);
  }

  public ModelOptions withWarnings(Consumer<String> listener) {
    return new ModelOptions(batch, dimensions, foldFunctions, unknownOperators, listener);
  }

  /** Unknown operators become one vertex each. */
  public ModelOptions withOpaqueOperators(Consumer<String> listener) {
    return new ModelOptions(batch, dimensions, foldFunctions, UnknownOperators.OPAQUE, listener);
  }
}
