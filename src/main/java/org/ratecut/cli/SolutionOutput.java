package org.ratecut.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.ratecut.io.solution.PartitionLoader;
import org.ratecut.io.solution.SolutionFile;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.io.text.PartitionWriter;

/** Brings a report to the user, as text or JSON, on standard output or in a file. */
final class SolutionOutput {

  private SolutionOutput() {}

  /** Prints everything that is known. */
  static void print(SolutionReport report, boolean json, PrintWriter out) {
    out.print(json ? SolutionFile.toText(report) : new SolutionText(report).text());
    out.flush();
  }

  /** Writes the assignment, if there is one, in the form that the name of the file tells. */
  static void writeTo(Path target, SolutionReport report) {
    report
        .assignment()
        .ifPresent(
            assignment -> {
              if (PartitionLoader.isSolutionFile(target.toString())) {
                SolutionFile.write(report, target);
              } else {
                PartitionWriter.write(assignment, target);
              }
            });
  }
}
