package org.ratecut.cli.bench;

import java.util.List;
import java.util.concurrent.Callable;
import org.ratecut.bench.ResultsFile;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.bestknown.Adoption;
import org.ratecut.bench.bestknown.Challenge;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.options.BestKnownOption;
import org.ratecut.io.FileSource;
import org.ratecut.report.ProgramVersion;
import org.ratecut.report.bench.BenchText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps what is better than the best known. */
@Command(
    name = "adopt",
    header = "Keep the solutions that are better than the best known.",
    description = {
      "Lets the referee value the best run on each bundled problem and the best solution known, and"
          + " writes the run's solution where it is better, or is proved to be optimal and the"
          + " known one was not.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage or input.",
      "",
      "Example:",
      "  ratecut bench adopt paper-results.jsonl"
    })
final class BenchAdoptCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RESULTS", description = "The results of a bench.")
  private String file;

  @Mixin private BestKnownOption bestKnown;

  @Override
  public Integer call() {
    Adoption adoption = new Adoption(bestKnown.folder(), ProgramVersion.number());
    List<RunResult> runs = new ResultsFile().read(FileSource.of(file)).runs();
    List<Challenge> adopted = adoption.adopt(bestKnown.challenges(file, runs));
    spec.commandLine().getOut().print(BenchText.adopted(adopted));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }
}
