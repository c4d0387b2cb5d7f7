package org.ratecut.cli.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ratecut.bench.Results;
import org.ratecut.bench.ResultsFile;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.options.BestKnownOption;
import org.ratecut.cli.options.CommandText;
import org.ratecut.cli.output.Delivery;
import org.ratecut.cli.output.OutputFiles;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.FileSource;
import org.ratecut.report.bench.BenchCharts;
import org.ratecut.report.bench.BenchCsv;
import org.ratecut.report.bench.BenchLatex;
import org.ratecut.report.bench.BenchMarkdown;
import org.ratecut.report.bench.BenchPage;
import org.ratecut.report.bench.BenchSummary;
import org.ratecut.report.chart.Fonts;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what came of a bench. */
@Command(
    name = "report",
    header = "Write a page or tables about the results of a bench.",
    description = {
      "Writes one HTML page that works offline: rates, bounds and gaps of every solver on every"
          + " problem, a ranking with a significance test, performance profiles, rates and bounds"
          + " over time, and the command that repeats each run. Or writes the main tables as"
          + " Markdown, CSV or LaTeX, and the charts as SVG. The results may be unfinished.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage or input.",
      "",
      "Example:",
      "  ratecut bench report smoke-results.jsonl --out report.html --csv report.csv",
      "  ratecut bench report paper-results.jsonl --markdown docs/results.md",
      "  ratecut bench report paper-results.jsonl --latex results.tex --charts charts"
    })
final class BenchReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RESULTS", description = "The results of a bench.")
  private String file;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Targets targets;

  @Mixin private BestKnownOption bestKnown;

  /** What to write: at least one. */
  private static final class Targets {

    @Option(
        names = "--out",
        paramLabel = "FILE.html",
        description = "Write the page, with all tables and charts.")
    private String page;

    @Option(
        names = "--markdown",
        paramLabel = "FILE.md",
        description = "Write the solvers side by side, and their ranking, as Markdown.")
    private String markdown;

    @Option(
        names = "--csv",
        paramLabel = "FILE.csv",
        description = "Write the table of results as comma-separated values.")
    private String csv;

    @Option(
        names = "--latex",
        paramLabel = "FILE.tex",
        description = "Write the rates side by side, and the ranking, as tables for LaTeX.")
    private String latex;

    @Option(
        names = "--charts",
        paramLabel = "FOLDER",
        description = "Write each chart as an SVG file into this folder.")
    private String charts;

    private List<String> names() {
      return Stream.of(page, markdown, csv, latex).filter(Objects::nonNull).toList();
    }
  }

  @Override
  public Integer call() {
    targets.names().forEach(name -> AtomicFile.requireWritable(path(name)));
    new OutputFiles()
        .output("--out", targets.page)
        .output("--markdown", targets.markdown)
        .output("--csv", targets.csv)
        .output("--latex", targets.latex)
        .input(file)
        .check();
    Stream.of(targets.page, targets.charts)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(Fonts::require);
    Results results = new ResultsFile().read(FileSource.of(file));
    return write(
        results,
        BenchSummary.of(results, bestKnown.challenges(file, results.runs()), bestKnown.bounds()));
  }

  private int write(Results results, BenchSummary summary) {
    String command = CommandText.of(spec);
    Delivery delivery = new Delivery(spec.commandLine().getErr());
    List<String> written = new ArrayList<>();
    deliver(targets.page, new BenchPage(summary, command)::write, delivery, written);
    deliver(targets.markdown, new BenchMarkdown(summary, command)::write, delivery, written);
    deliver(targets.csv, new BenchCsv(summary)::write, delivery, written);
    deliver(targets.latex, new BenchLatex(summary, command)::write, delivery, written);
    deliver(targets.charts, new BenchCharts(summary)::write, delivery, written);
    if (!written.isEmpty()) {
      spec.commandLine()
          .getOut()
          .println(
              "The report on %d of %d runs is in %s."
                  .formatted(
                      results.runs().size(), results.header().runs(), String.join(", ", written)));
    }
    return delivery.exitCode(ExitCode.DONE);
  }

  private static void deliver(
      String target, Consumer<Path> writer, Delivery delivery, List<String> written) {
    if (target != null && delivery.attempt(() -> writer.accept(path(target)))) {
      written.add(target);
    }
  }

  private static Path path(String name) {
    return FileSource.of(name).path();
  }
}
