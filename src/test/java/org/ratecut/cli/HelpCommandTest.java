package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"solve", "bench", "bench merge", "bench adopt", "bench report", "help"})
  void helpOfACommandIsWhatItPrintsItself(String command) {
    assertThat(run("help " + command)).isZero();
    String help = out.toString();
    out.getBuffer().setLength(0);

    assertThat(run(command + " --help")).isZero();
    assertThat(help).isEqualTo(out.toString()).contains("Usage: ratecut " + command);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void helpAloneListsTheCommands() {
    assertThat(run("help")).isZero();
    assertThat(out.toString()).contains("Usage: ratecut", "Commands:", "  solve ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          help solv        | "ratecut" has no command "solv". Did you mean solve?
          help bench marge | "ratecut bench" has no command "marge". Did you mean merge?
          help bench x     | "ratecut bench" has no command "x". Known names are merge, adopt, report.
          help solve x     | "ratecut solve" has no command "x". It takes no commands.
          """)
  void anUnknownCommandIsWrongUsage(String command, String message) {
    assertThat(run(command)).isEqualTo(2);
    assertThat(err.toString()).contains(message);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "schedule", "simulate"})
  void theProblemMayBeLeftOut(String command) {
    assertThat(run("help " + command)).isZero();
    assertThat(out.toString()).contains("[PROBLEM] PARTITION ").doesNotContain("[PROBLEM OPTIONS]");
  }

  @Test
  void checkHasASynopsisForEachOfItsForms() {
    assertThat(run("help check")).isZero();
    assertThat(out.toString().lines())
        .contains(
            "Usage: ratecut check [OPTIONS] PROBLEM PARTITION",
            "      or  ratecut check [OPTIONS] SOLUTION.json");
  }

  /** picocli complains of texts that are no format strings, and only on the real stream. */
  @Test
  @ResourceLock(Resources.SYSTEM_ERR)
  void noHelpTextIsAMalformedFormatString() {
    PrintStream given = System.err;
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
    try {
      for (CommandLine command : commands(Main.commandLine())) {
        command.getUsageMessage();
      }
    } finally {
      System.setErr(given);
    }

    assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static List<CommandLine> commands(CommandLine command) {
    List<CommandLine> all = new ArrayList<>(List.of(command));
    command.getSubcommands().values().forEach(each -> all.addAll(commands(each)));
    return all;
  }

  private int run(String command) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(command.split(" "));
  }
}
