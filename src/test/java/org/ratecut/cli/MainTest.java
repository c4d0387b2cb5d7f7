package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine commandLine =
      Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void helpGoesToStandardOutput() {
    assertThat(commandLine.execute("--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: ratecut");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void missingCommandIsWrongUsage() {
    assertThat(commandLine.execute()).isEqualTo(2);
    assertThat(err.toString()).contains("A command is missing.");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void unknownOptionIsWrongUsage() {
    assertThat(commandLine.execute("--no-such-option")).isEqualTo(2);
    assertThat(err.toString()).contains("--no-such-option");
  }
}
