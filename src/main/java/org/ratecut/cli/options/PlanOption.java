package org.ratecut.cli.options;

import java.nio.file.Path;
import java.util.Optional;
import org.ratecut.cli.output.OutputFiles;
import org.ratecut.deploy.DeploymentPlan;
import org.ratecut.deploy.PlanFolder;
import org.ratecut.io.FileSource;
import org.ratecut.io.solution.SolutionReport;
import picocli.CommandLine.Option;

/** Instructions for each device, as an option. */
public final class PlanOption {

  @Option(
      names = "--out-dir",
      paramLabel = "FOLDER",
      description =
          "Write a deployment plan: for each device a file with its parts of the network in"
              + " execution order, what it receives and sends, and the buffers that takes; and"
              + " plan.md, to read first.")
  private String folder;

  /**
   * Checks that a plan can be written, before there is anything to write.
   *
   * @throws org.ratecut.io.InputException if it cannot
   */
  public void check() {
    target().ifPresent(PlanFolder::requireWritable);
  }

  /**
   * Writes the plan, if one is wanted and there is an assignment.
   *
   * @throws org.ratecut.io.OutputException if it cannot be written
   */
  public void write(SolutionReport report) {
    target()
        .ifPresent(
            path ->
                report
                    .assignment()
                    .map(
                        assignment ->
                            DeploymentPlan.of(report.problem(), assignment, report.plan()))
                    .ifPresent(plan -> PlanFolder.write(plan, path)));
  }

  /** Says what would be written. */
  public void addOutput(OutputFiles files) {
    files.output("--out-dir", folder);
  }

  private Optional<Path> target() {
    return Optional.ofNullable(folder).map(name -> FileSource.of(name).path());
  }
}
