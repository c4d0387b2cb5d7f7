package org.ratecut.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.ratecut.analyze.Analysis;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.options.InputArguments;
import org.ratecut.cli.options.ProblemOptions;
import org.ratecut.cli.options.ProblemOrigin;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.report.ProgramVersion;
import org.ratecut.report.analysis.AnalysisJson;
import org.ratecut.report.analysis.AnalysisText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says where the time, the RAM and the traffic of a partition go. */
@Command(
    name = "analyze",
    header = "Say where the time, the RAM and the traffic of a partition go.",
    customSynopsis = {
      "ratecut analyze [OPTIONS] PROBLEM PARTITION",
      "      or  ratecut analyze [OPTIONS] SOLUTION.json%n"
    },
    description = {
      "For each layer the milliseconds on each device; for each device what is in its RAM at the"
          + " fullest moment; for each channel the outputs that it carries.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 valid, 2 wrong usage or input, 3 not valid.",
      "",
      "Examples:",
      "  ratecut analyze best.json",
      "  ratecut analyze paper/lenet-2to1_samg55-x4 best.part --json"
    })
final class AnalyzeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ProblemOptions problems;

  @Parameters(
      arity = "1..3",
      paramLabel = "[PROBLEM] PARTITION",
      hideParamSyntax = true,
      description = "As for \"check\". One of them can be -, for standard input.")
  private List<String> arguments;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    InputArguments.check(spec, arguments.stream());
    ProblemOrigin.Loaded loaded = ProblemOrigin.load(problems, spec, arguments);
    SolutionReport report =
        PipelineReport.complete(
            SolutionReport.ofAssignment(
                loaded.problem(), loaded.assignment(), ProgramVersion.number()));
    Analysis analysis = Analysis.of(loaded.problem(), loaded.assignment(), report.plan());
    spec.commandLine()
        .getOut()
        .print(
            json
                ? new AnalysisJson(report, analysis).text()
                : new AnalysisText(report, analysis).text());
    spec.commandLine().getOut().flush();
    return report.isValid() ? ExitCode.DONE : ExitCode.INFEASIBLE;
  }
}
