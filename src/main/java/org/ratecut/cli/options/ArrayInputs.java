package org.ratecut.cli.options;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ratecut.io.FileSource;
import org.ratecut.parts.run.Inputs;
import org.ratecut.parts.tensor.NpyFile;
import org.ratecut.parts.tensor.RandomValues;
import org.ratecut.parts.tensor.TensorSpec;
import org.ratecut.parts.tensor.TensorValues;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Inputs of a network that a command is given as files. */
public final class ArrayInputs {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--input",
      paramLabel = "[NAME=]FILE.npy",
      description =
          "An input of the network, as numpy.save writes it; may be given several times. Where the"
              + " network has several inputs, each needs its name.")
  private List<String> arguments = List.of();

  /** Whether any are given. */
  public boolean areGiven() {
    return !arguments.isEmpty();
  }

  /**
   * Reads the files.
   *
   * @param specs the inputs of the network
   * @return for each inference a value for each input, in order
   * @throws org.ratecut.io.InputException if a file is no array of the type and shape of its input
   */
  public List<List<TensorValues>> read(List<TensorSpec> specs) {
    List<List<TensorValues>> ofInput = new ArrayList<>();
    specs.forEach(each -> ofInput.add(new ArrayList<>()));
    for (String argument : arguments) {
      int input = inputOf(argument, specs);
      FileSource file = FileSource.of(argument.substring(prefix(argument, specs, input)));
      ofInput.get(input).add(Inputs.fit(file.name(), specs.get(input), NpyFile.read(file)));
    }
    int count = ofInput.isEmpty() ? 0 : ofInput.get(0).size();
    List<List<TensorValues>> inferences = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      List<TensorValues> inference = new ArrayList<>();
      for (int i = 0; i < specs.size(); i++) {
        inference.add(at(specs.get(i), ofInput.get(i), k, count));
      }
      inferences.add(inference);
    }
    return inferences;
  }

  private TensorValues at(TensorSpec input, List<TensorValues> values, int k, int count) {
    if (values.size() != count) {
      throw wrong(
          "--input gives \"%s\" %d times and another input %d times."
              .formatted(input.name(), values.size(), count));
    }
    return values.get(k);
  }

  private int inputOf(String argument, List<TensorSpec> specs) {
    for (int i = 0; i < specs.size(); i++) {
      if (argument.startsWith(specs.get(i).name() + "=")) {
        return i;
      }
    }
    if (specs.size() == 1) {
      return 0;
    }
    throw wrong(
        "--input %s must name its input; the inputs are %s."
            .formatted(
                argument, specs.stream().map(TensorSpec::name).collect(Collectors.joining(", "))));
  }

  private static int prefix(String argument, List<TensorSpec> specs, int input) {
    String named = specs.get(input).name() + "=";
    return argument.startsWith(named) ? named.length() : 0;
  }

  private ParameterException wrong(String problem) {
    CommandLine commandLine = spec.commandLine();
    return new ParameterException(commandLine, problem);
  }

  /** Random values for each input of an inference. */
  public static List<TensorValues> random(List<TensorSpec> specs, RandomValues random) {
    return specs.stream().map(random::next).toList();
  }
}
