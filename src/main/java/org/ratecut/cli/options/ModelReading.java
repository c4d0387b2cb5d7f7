package org.ratecut.cli.options;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.ratecut.escape.VisibleText;
import org.ratecut.io.InputException;
import org.ratecut.io.models.ModelOptions;
import org.ratecut.io.models.ModelOptions.UnknownOperators;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How ONNX and LiteRT files are read. */
final class ModelReading {

  private static final String BATCH = "--batch";
  private static final String DIMENSION = "--dimension";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = BATCH,
      paramLabel = "N",
      description = "A model works on N samples in each inference; default: 1.")
  private Integer batch;

  @Option(
      names = DIMENSION,
      paramLabel = "NAME=SIZE",
      description = "The size of a dimension that an ONNX model leaves open.")
  private Map<String, Integer> dimensions = new LinkedHashMap<>();

  @Option(
      names = "--no-fold",
      description =
          "Activation functions, normalisation and other operators on single values of a model"
              + " stay layers of their own instead of becoming part of the layer before them.")
  private boolean noFold;

  @Option(
      names = "--unknown-operators",
      paramLabel = "HOW",
      description =
          "refuse (the default) or opaque: what becomes of an operator of a model that no layer"
              + " stands for. An opaque one is a single vertex with a guessed cost.")
  private UnknownOperators unknownOperators = UnknownOperators.REFUSE;

  ModelOptions options() {
    if (batch != null) {
      requirePositive(BATCH, batch);
    }
    dimensions.forEach((name, size) -> requirePositive(DIMENSION + " " + name, size));
    return new ModelOptions(
        batch == null ? OptionalInt.empty() : OptionalInt.of(batch),
        dimensions,
        !noFold,
        unknownOperators,
        warnings());
  }

  private static void requirePositive(String option, int number) {
    if (number < 1) {
      throw new InputException(
          option, "", "Found %d, but expected at least 1.".formatted(number), "Correct it.");
    }
  }

  /** Says each thing once, however often the file is read. */
  private Consumer<String> warnings() {
    Set<String> said = new HashSet<>();
    return warning -> {
      if (said.add(warning)) {
        spec.commandLine().getErr().println("Warning: " + VisibleText.of(warning));
      }
    };
  }
}
