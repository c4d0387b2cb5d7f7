package org.ratecut.cli.output;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.ratecut.io.solution.MadeFrom;
import org.ratecut.io.solution.PartitionLoader;
import org.ratecut.io.solution.SolutionFile;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.io.text.PartitionWriter;
import org.ratecut.report.solution.SolutionText;

/** Brings a report to the user, as text or JSON, on standard output or in a file. */
public final class SolutionOutput {

  private SolutionOutput() {}

  /** Prints everything that is known. */
  public static void print(SolutionReport report, boolean json, PrintWriter out) {
    out.print(json ? SolutionFile.toText(report) : new SolutionText(report).text());
    out.flush();
  }

  /** The same; a solution file also says how the problem was put together. */
  public static void writeTo(Path target, SolutionReport report, MadeFrom made) {
    if (report.assignment().isPresent() && PartitionLoader.isSolutionFile(target.toString())) {
      SolutionFile.write(report, made, target);
    } else {
      writeTo(target, report);
    }
  }

  /** Writes the assignment, if there is one, in the form that the name of the file tells. */
  public static void writeTo(Path target, SolutionReport report) {
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
