package org.ratecut.cli.manual;

import java.util.List;
import java.util.concurrent.Callable;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.report.citation.Citation;
import org.ratecut.report.citation.CitationText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints how to cite the program. */
@Command(
    name = "cite",
    header = "Print how to cite Ratecut, and the paper whose model it follows.",
    description = {"Prints a text and BibTeX entries, or one of them.", ""},
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage.",
      "",
      "Example:",
      "  ratecut cite --format bibtex >> references.bib"
    })
public final class CiteCommand implements Callable<Integer> {

  /** What to print. */
  enum Format {
    TEXT,
    BIBTEX
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text or bibtex; both unless given.")
  private Format format;

  @Override
  public Integer call() {
    List<Citation> works = Citation.all();
    StringBuilder out = new StringBuilder();
    if (format != Format.BIBTEX) {
      out.append(CitationText.text(works));
    }
    if (format == null) {
      out.append('\n');
    }
    if (format != Format.TEXT) {
      out.append(CitationText.bibtex(works));
    }
    spec.commandLine().getOut().print(out);
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }
}
