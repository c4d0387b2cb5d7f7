package org.ratecut.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ratecut.bench.Results;
import org.ratecut.bench.ResultsFile;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.FileSource;
import org.ratecut.report.bench.BenchCsv;
import org.ratecut.report.bench.BenchPage;
import org.ratecut.report.bench.BenchSummary;
import org.ratecut.report.chart.Fonts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what came of a bench. */
@Command(
    name = "report",
    header = "Write a page, and a table, about the results of a bench.",
    description = {
      "Writes one HTML page that works offline: rates, bounds and gaps of every solver on every"
          + " problem, a ranking with a significance test, performance profiles, rates and bounds"
          + " over time, and the command that repeats each run. The results may be unfinished.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage or input.",
      "",
      "Example:",
      "  ratecut bench report smoke-results.jsonl --out report.html --csv report.csv"
    })
final class BenchReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RESULTS", description = "The results of a bench.")
  private String file;

  @Option(
      names = "--out",
      paramLabel = "FILE.html",
      required = true,
      description = "Where to write the page.")
  private String out;

  @Option(
      names = "--csv",
      paramLabel = "FILE.csv",
      description = "Write the table of results as comma-separated values too.")
  private String csv;

  @Mixin private BestKnownOption bestKnown;

  @Override
  public Integer call() {
    Path page = FileSource.of(out).path();
    Optional<Path> table = Optional.ofNullable(csv).map(name -> FileSource.of(name).path());
    AtomicFile.requireWritable(page);
    table.ifPresent(AtomicFile::requireWritable);
    Fonts.require(out);
    Results results = new ResultsFile().read(FileSource.of(file));
    BenchSummary summary = BenchSummary.of(results, bestKnown.challenges(file, results.runs()));
    new BenchPage(summary, CommandText.of(spec)).write(page);
    table.ifPresent(new BenchCsv(summary)::write);
    spec.commandLine()
        .getOut()
        .println(
            "The report on %d of %d runs is in %s."
                .formatted(results.runs().size(), results.header().runs(), out));
    return ExitCode.DONE;
  }
}
