package org.ratecut.cli.bench;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ratecut.bench.run.MergedResults;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.output.OutputFiles;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Joins the results of shards. */
@Command(
    name = "merge",
    header = "Join the results of the parts of one suite.",
    description = {
      "Writes the runs of all files in the order of the suite, as one uninterrupted bench would"
          + " have. Runs that are missing or there twice are an error.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage or input.",
      "",
      "Example:",
      "  ratecut bench merge part-1.jsonl part-2.jsonl --out all.jsonl"
    })
final class BenchMergeCommand implements Callable<Integer> {

  private static final int MAX_LISTED = 10;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "RESULTS", description = "The files to join.")
  private List<String> files;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where to write the joined results.")
  private String out;

  @Option(
      names = "--allow-missing",
      description = "Join also if runs are missing; \"bench --resume\" can make them afterwards.")
  private boolean allowMissing;

  @Override
  public Integer call() {
    OutputFiles outputs = new OutputFiles().output("--out", out);
    files.forEach(outputs::input);
    outputs.check();
    MergedResults merged = MergedResults.of(files.stream().map(FileSource::of).toList());
    List<Integer> missing = merged.missing();
    if (!missing.isEmpty() && !allowMissing) {
      throw new InputException(
          String.join(" ", files),
          "",
          "%d of %d runs are missing: %s."
              .formatted(missing.size(), merged.header().runs(), listed(missing)),
          "Finish the shards with \"--resume\", name all files, or add \"--allow-missing\".");
    }
    merged.write(FileSource.of(out).path());
    spec.commandLine()
        .getOut()
        .println(
            "%d of %d runs are in %s."
                .formatted(merged.runs().size(), merged.header().runs(), out));
    return ExitCode.DONE;
  }

  private static String listed(List<Integer> runs) {
    String first =
        runs.stream().limit(MAX_LISTED).map(Object::toString).collect(Collectors.joining(", "));
    return runs.size() > MAX_LISTED ? first + ", …" : first;
  }
}
