package org.ratecut.cli.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.FileSource;
import org.ratecut.io.OutputException;
import org.ratecut.report.ProgramVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes manual pages. */
@Command(
    name = "man",
    header = "Write a manual page for each command.",
    description = {
      "Writes ratecut.1, ratecut-solve.1 and so on into a folder, from the texts of \"--help\"."
          + " Files of the same names are replaced.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 a file could not be written, 2 wrong usage.",
      "",
      "Examples:",
      "  ratecut man ~/.local/share/man/man1",
      "  man ratecut-solve"
    })
public final class ManCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "Where to write; made if it is not there.")
  private String folder;

  @Override
  public Integer call() {
    Path target = FileSource.of(folder).path();
    Map<String, String> pages = new TreeMap<>();
    addPages(spec.root().commandLine(), pages);
    try {
      Files.createDirectories(target);
    } catch (IOException e) {
      throw OutputException.of(folder, e);
    }
    pages.forEach((name, text) -> AtomicFile.write(target.resolve(name), text));
    spec.commandLine().getOut().println("Wrote %d pages into %s.".formatted(pages.size(), target));
    return ExitCode.DONE;
  }

  private static void addPages(CommandLine command, Map<String, String> pages) {
    ManPage page = new ManPage(command, ProgramVersion.number());
    pages.put(page.name() + ".1", page.text());
    command.getSubcommands().values().forEach(each -> addPages(each, pages));
  }
}
