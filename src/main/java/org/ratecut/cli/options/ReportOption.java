package org.ratecut.cli.options;

import java.nio.file.Path;
import java.util.Optional;
import org.ratecut.cli.output.OutputFiles;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.FileSource;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.report.solution.SolutionPage;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** A page about the result, as an option. */
public final class ReportOption {

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description =
          "Write a page that shows the network layer by layer, the devices, the traffic between"
              + " them and the bottleneck. It is one file and works offline.")
  private String file;

  /**
   * Checks that a page can be written, before there is anything to write.
   *
   * @throws org.ratecut.io.InputException if it cannot
   */
  public void check() {
    target().ifPresent(AtomicFile::requireWritable);
  }

  /**
   * Writes the page, if one is wanted.
   *
   * @throws org.ratecut.io.OutputException if it cannot be written
   */
  public void write(SolutionReport report) {
    target().ifPresent(path -> new SolutionPage(report, CommandText.of(spec)).write(path));
  }

  /** Says what would be written. */
  public void addOutput(OutputFiles files) {
    files.output("--report", file);
  }

  private Optional<Path> target() {
    return Optional.ofNullable(file).map(name -> FileSource.of(name).path());
  }
}
