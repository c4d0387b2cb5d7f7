package org.ratecut.io.models;

import java.util.OptionalInt;
import java.util.function.Function;
import org.ratecut.io.InputException;

/**
 * Reads models that were exported for several samples at once. Whether the first side of an input
 * counts samples is in no file: a model is read as it stands first, where the side is one like any
 * other, and, if an operator contradicts that, with so many samples.
 */
public final class SampleRetry {

  private SampleRetry() {}

  /**
   * Reads a model.
   *
   * @param samples that the first sides of all inputs would count, more than one; empty if they
   *     differ
   * @throws InputException if it can be read in neither way, with what is wrong in the first
   */
  public static ImportedModel read(
      ModelOptions options, OptionalInt samples, Function<ModelOptions, ImportedModel> reader) {
    if (options.batch().isPresent() || samples.isEmpty()) {
      return reader.apply(options);
    }
    try {
      return reader.apply(options);
    } catch (InputException asItStands) {
      ImportedModel model;
      try {
        model = reader.apply(options.withBatch(samples.getAsInt()));
      } catch (InputException withSamples) {
        throw asItStands;
      }
      options
          .warnings()
          .accept(
              "The model was exported for %d samples: an inference is all of them."
                  .formatted(samples.getAsInt()));
      return model;
    }
  }
}
