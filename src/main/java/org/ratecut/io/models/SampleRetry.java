package org.ratecut.io.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.ratecut.io.InputException;
import org.ratecut.io.models.ModelOptions.UnknownOperators;

/**
 * Reads models that were exported for several samples at once. Whether the first side of an input
 * counts samples is in no file: a model is read as it stands first, where the side is one like any
 * other, and, if an operator contradicts that, with so many samples.
 */
public final class SampleRetry {

  private final ModelOptions options;
  private final int samples;
  private final Function<ModelOptions, ImportedModel> reader;

  private SampleRetry(
      ModelOptions options, int samples, Function<ModelOptions, ImportedModel> reader) {
    this.options = options;
    this.samples = samples;
    this.reader = reader;
  }

  /**
   * Reads a model.
   *
   * @param samples that the first sides of all inputs would count, more than one; empty if they
   *     differ
   * @throws InputException if it can be read in neither way, with what is wrong in the first
   */
  public static ImportedModel read(
      ModelOptions options, OptionalInt samples, Function<ModelOptions, ImportedModel> reader) {
    return options.batch().isPresent() || samples.isEmpty()
        ? reader.apply(options)
        : new SampleRetry(options, samples.getAsInt(), reader).read();
  }

  /** A way to read the model, or why it cannot be read so. */
  private record Attempt(
      Optional<ImportedModel> model, Optional<InputException> fault, List<String> warnings) {

    int opaque() {
      return model.map(found -> found.summary().opaque()).orElse(Integer.MAX_VALUE);
    }
  }

  /** Opaque operators are the last resort: samples that are taken for positions cause some. */
  private ImportedModel read() {
    Attempt asItStands = attempt(OptionalInt.empty());
    if (asItStands.opaque() == 0) {
      return accept(asItStands);
    }
    Attempt withSamples = attempt(OptionalInt.of(samples));
    if (withSamples.opaque() >= asItStands.opaque()) {
      return accept(asItStands);
    }
    ImportedModel model = accept(withSamples);
    options
        .warnings()
        .accept(
            "The model was exported for %d samples: an inference is all of them."
                .formatted(samples));
    return model;
  }

  private Attempt attempt(OptionalInt batch) {
    List<String> warnings = new ArrayList<>();
    UnknownOperators unknown = options.unknownOperators();
    ModelOptions own =
        new ModelOptions(
            batch, options.dimensions(), options.foldFunctions(), unknown, warnings::add);
    try {
      return new Attempt(Optional.of(reader.apply(own)), Optional.empty(), warnings);
    } catch (InputException e) {
      return new Attempt(Optional.empty(), Optional.of(e), warnings);
    }
  }

  private ImportedModel accept(Attempt attempt) {
    attempt.warnings().forEach(options.warnings());
    return attempt
        .model()
        .orElseThrow(() -> attempt.fault().orElseThrow(IllegalStateException::new));
  }
}
