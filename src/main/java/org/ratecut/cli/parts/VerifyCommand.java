package org.ratecut.cli.parts;

import java.util.List;
import java.util.concurrent.Callable;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.options.ArrayInputs;
import org.ratecut.io.FileSource;
import org.ratecut.parts.run.Inputs;
import org.ratecut.parts.run.PartFolder;
import org.ratecut.parts.tensor.RandomValues;
import org.ratecut.parts.tensor.TensorSpec;
import org.ratecut.parts.tensor.TensorValues;
import org.ratecut.parts.verify.PartsVerifier;
import org.ratecut.report.parts.VerificationText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares parts with their model. */
@Command(
    name = "verify",
    header = "Check that the parts of a model compute what the whole model does.",
    description = {
      "Runs the whole model and its parts, with the runtime for their format, on random inputs and"
          + " on those that are given, and compares each tensor that a part computes. Whole numbers"
          + " must be equal to the bit, real ones up to --tolerance.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 equal, 2 wrong usage or input, 3 not equal.",
      "",
      "Examples:",
      "  ratecut verify model.tflite parts",
      "  ratecut verify model.onnx parts --input picture.npy --tries 10 --json"
    })
public final class VerifyCommand implements Callable<Integer> {

  private static final int MAX_TRIES = 1_000_000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "The model that was split.")
  private String model;

  @Parameters(paramLabel = "PARTS", description = "The folder that \"split\" wrote.")
  private String parts;

  @Mixin private ArrayInputs given;

  @Option(
      names = "--tries",
      paramLabel = "N",
      defaultValue = "3",
      description = "Random inputs to try, from 0 on; default: ${DEFAULT-VALUE}.")
  private int tries;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the random inputs; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--tolerance",
      paramLabel = "NUMBER",
      defaultValue = "1e-5",
      description =
          "Up to which difference real numbers count as equal, as a share of the largest absolute"
              + " value of their tensor; default: ${DEFAULT-VALUE}.")
  private double tolerance;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    check();
    PartFolder folder = PartFolder.read(parts);
    List<TensorSpec> specs = Inputs.of(folder.manifest());
    List<List<TensorValues>> inputs = given.read(specs);
    RandomValues random = new RandomValues(seed);
    try (PartsVerifier verifier =
        new PartsVerifier(FileSource.of(model), folder, tolerance, seed)) {
      for (List<TensorValues> each : inputs) {
        verifier.compare(each);
      }
      for (int k = 0; k < tries; k++) {
        verifier.compare(ArrayInputs.random(specs, random));
      }
      VerificationText text = new VerificationText(verifier.result());
      spec.commandLine().getOut().print(json ? text.json() : text.text());
      spec.commandLine().getOut().flush();
      return verifier.result().isEqual() ? ExitCode.DONE : ExitCode.INFEASIBLE;
    }
  }

  private void check() {
    if (tries < 0 || tries > MAX_TRIES) {
      throw new ParameterException(
          spec.commandLine(), "--tries must be from 0 to %d.".formatted(MAX_TRIES));
    }
    if (tries == 0 && !given.areGiven()) {
      throw new ParameterException(
          spec.commandLine(), "--tries 0 needs --input, or nothing is compared.");
    }
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--tolerance must be at least 0 and below 1.");
    }
  }
}
