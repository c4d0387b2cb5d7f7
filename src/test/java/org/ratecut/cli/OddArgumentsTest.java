package org.ratecut.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OddArgumentsTest {

  private static final String PARTITION = "0 0 0 0 1 1 1 1";

  private final InputStream given = System.in;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @AfterEach
  void giveInputBack() {
    System.setIn(given);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          solve tiny/chain --threads 20000    | --threads must be from 1 to 1024.
          bound tiny/chain --threads 1025     | --threads must be from 1 to 1024.
          diagnose tiny/chain --threads 0     | --threads must be from 1 to 1024.
          check tiny/chain x --threads -1     | --threads must be from 1 to 1024.
          solve tiny/chain --seed x           | 'x' is not a whole number.
          solve tiny/chain --step-limit 1e3   | '1e3' is not a whole number.
          solve tiny/chain --threads 99999999999 | '99999999999' is not between -2147483648 and 2147483647.
          check - -                           | Only one argument can be -, for standard input.
          info - -                            | Only one argument can be -, for standard input.
          solve - --start -                   | Only one argument can be -, for standard input.
          solve - --stop-at-end-of-input      | --stop-at-end-of-input needs standard input for itself.
          """)
  void anOddArgumentIsWrongUsageAndSaysWhy(String command, String message) {
    assertThat(run("", command)).isEqualTo(2);
    assertThat(err.toString()).contains(message).doesNotContain("Integer", "Long", "int.");
  }

  @Test
  void aProblemComesFromStandardInput() throws IOException {
    String problem = Files.readString(Path.of("instances/tiny/chain.json"));
    Path partition = Files.writeString(folder.resolve("a.part"), PARTITION);
    assertThat(run(problem, "check - " + partition)).isZero();
    assertThat(out.toString())
        .startsWith(
            "Problem     standard input: 8 vertices on 2 devices; all in RAM\nAssignment  valid\n");
  }

  @Test
  void aPartitionComesFromStandardInputInEitherForm() {
    assertThat(run(PARTITION, "check tiny/chain - --json")).isZero();
    String solution = out.toString();
    assertThat(run(solution, "check tiny/chain -")).isZero();
    assertThat(out.toString()).contains("Assignment  valid\n");
  }

  @Test
  void aMessageSaysStandardInput() {
    assertThat(run("{", "info -")).isEqualTo(2);
    assertThat(err.toString()).startsWith("standard input, line 1");
    assertThat(run("0 0 7", "check tiny/chain -")).isEqualTo(2);
    assertThat(err.toString()).contains("standard input, line 1: Found \"7\"");
  }

  @Test
  void aProofMayHaveThreadsAndASeed() {
    assertThat(run(PARTITION, "check --bound --time-limit 5s --threads 1 --seed 3 tiny/chain -"))
        .isZero();
    assertThat(out.toString()).contains("Bound ");
  }

  @Test
  void aFormThatASchemaDescribesIsExplainedInWords() throws IOException {
    String catalogue = Files.readString(Path.of("instances/devices/catalogue.json"));
    Path own = folder.resolve("own.json");
    Files.writeString(own, catalogue.replaceFirst("\"name\": \"[^\"]*\"", "\"name\": \"x y\""));
    assertThat(run("", "devices --catalogue " + own)).isEqualTo(2);
    assertThat(err.toString())
        .contains("Found \"x y\"", "Letters, digits, dots, underscores and hyphens")
        .doesNotContain("regex", "^[");
  }

  private int run(String input, String command) {
    System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(command.split(" "));
  }
}
