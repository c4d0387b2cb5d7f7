package org.ratecut.cli.output;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.FileSource;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.PartOutput;
import org.ratecut.parts.tensor.NpyFile;
import org.ratecut.parts.tensor.TensorValues;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The files that a command writes outputs of a network to. */
public final class ArrayOutputs {

  private final TreeMap<Integer, Path> fileOfOutput = new TreeMap<>();

  private ArrayOutputs() {}

  /**
   * Checks where outputs go before there are any.
   *
   * @param arguments each a file, or the name of an output, {@code =} and a file
   * @throws org.ratecut.io.InputException if a file cannot be written
   */
  public static ArrayOutputs of(CommandSpec spec, Manifest manifest, List<String> arguments) {
    List<String> names = manifest.outputs().stream().map(PartOutput::tensor).toList();
    ArrayOutputs outputs = new ArrayOutputs();
    for (String argument : arguments) {
      int output = outputOf(spec, argument, names);
      String prefix = names.get(output) + "=";
      Path file =
          FileSource.of(
                  argument.startsWith(prefix) ? argument.substring(prefix.length()) : argument)
              .path();
      AtomicFile.requireWritable(file);
      if (outputs.fileOfOutput.put(output, file) != null) {
        throw new ParameterException(
            spec.commandLine(), "--out names \"%s\" twice.".formatted(names.get(output)));
      }
    }
    return outputs;
  }

  private static int outputOf(CommandSpec spec, String argument, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (argument.startsWith(names.get(i) + "=")) {
        return i;
      }
    }
    if (names.size() == 1) {
      return 0;
    }
    throw new ParameterException(
        spec.commandLine(),
        "--out %s must name its output; the outputs are %s."
            .formatted(argument, String.join(", ", names)));
  }

  /**
   * Writes the files.
   *
   * @param answer the outputs of an inference, in the order of the manifest
   * @throws org.ratecut.io.OutputException if writing fails
   */
  public void write(List<TensorValues> answer) {
    fileOfOutput.forEach(
        (output, file) -> AtomicFile.write(file, NpyFile.write(answer.get(output))));
  }
}
