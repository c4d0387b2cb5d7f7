package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands {@code man} and {@code cite}. */
class ManCommandTest {

  private final StringWriter out = new StringWriter();

  @TempDir private Path folder;

  @Test
  void eachCommandHasAPage() throws IOException {
    assertThat(run("man", folder.resolve("man1").toString())).isZero();
    assertThat(names(folder.resolve("man1")))
        .contains("ratecut.1", "ratecut-solve.1", "ratecut-bench-merge.1")
        .hasSize(commands(Main.commandLine()));
  }

  @Test
  void aPageSaysWhatTheHelpSays() throws IOException {
    run("man", folder.toString());
    assertThat(Files.readString(folder.resolve("ratecut-convert.1")))
        .startsWith(".TH \"RATECUT\\-CONVERT\" \"1\"")
        .contains(".SH \"SYNOPSIS\"", "ratecut convert [")
        .contains(".B \"\\-\\-fit\\-32\\-bits\"")
        .contains("Exit codes: 0 done")
        .doesNotContain("${");
  }

  /** A line that begins with a dot is a request, and must be one of those that are meant. */
  @Test
  void noTextIsTakenForARequest() throws IOException {
    run("man", folder.toString());
    for (String name : names(folder)) {
      assertThat(Files.readAllLines(folder.resolve(name)))
          .allSatisfy(
              line ->
                  assertThat(line)
                      .doesNotStartWith("'")
                      .matches("(\\.(TH|SH|TP|B|nf|fi)\\b.*|[^.].*|)"));
    }
  }

  @Test
  void citationsAreThoseOfTheFile() {
    assertThat(run("cite", "--format", "bibtex")).isZero();
    assertThat(out.toString())
        .startsWith("@software{ratecut,\n  author = {{Ratecut developers}},")
        .contains("@article{oliveira2019,", "journal = {Future Internet}", "pages = {209}");
    out.getBuffer().setLength(0);
    assertThat(run("cite", "--format", "text")).isZero();
    assertThat(out.toString()).contains("Future Internet 2019, 11(10), 209.").doesNotContain("@");
  }

  private static int commands(CommandLine command) {
    return 1 + command.getSubcommands().values().stream().mapToInt(ManCommandTest::commands).sum();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private int run(String... arguments) {
    return Main.commandLine().setOut(new PrintWriter(out)).execute(arguments);
  }
}
