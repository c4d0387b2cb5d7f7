package org.ratecut.cli.options;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.ratecut.cli.output.OutputFiles;
import org.ratecut.io.FileSource;
import org.ratecut.io.problem.ModelFile;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.model.Assignment;
import org.ratecut.parts.cut.Parts;
import org.ratecut.parts.folder.ModelSplit;
import org.ratecut.parts.folder.PartsFolder;
import org.ratecut.parts.pace.PaceTimes;
import picocli.CommandLine.Option;

/** The model files that devices run, as an option. */
public final class PartsOption {

  @Option(
      names = "--parts",
      paramLabel = "PARTS",
      description =
          "Write the parts of the model that the devices run, as \"ratecut split\" does. The"
              + " network must be a .tflite or .onnx file.")
  private String folder;

  private Optional<ModelSplit> split = Optional.empty();

  /**
   * Checks that parts can be written, before there is anything to write.
   *
   * @throws org.ratecut.io.InputException if they cannot
   */
  public void check() {
    target().ifPresent(PartsFolder::requireWritable);
  }

  /**
   * Reads the model, if parts are wanted, so that a search does not end with a model that cannot be
   * cut.
   *
   * @throws org.ratecut.io.InputException if it cannot be cut
   */
  public void read(Supplier<ModelFile> model) {
    split = target().map(path -> ModelSplit.read(model.get()));
  }

  /**
   * Writes the parts, if they are wanted and there is an assignment.
   *
   * @throws org.ratecut.io.OutputException if they cannot be written
   */
  public void write(SolutionReport report) {
    if (split.isPresent() && report.assignment().isPresent()) {
      Assignment assignment = report.assignment().get();
      Parts parts = split.get().split(report.problem(), assignment);
      PartsFolder.write(
          parts,
          PaceTimes.of(parts.manifest(), report.problem(), assignment),
          target().orElseThrow(),
          false);
    }
  }

  /** Says what would be written. */
  public void addOutput(OutputFiles files) {
    files.output("--parts", folder);
  }

  private Optional<Path> target() {
    return Optional.ofNullable(folder).map(name -> FileSource.of(name).path());
  }
}
