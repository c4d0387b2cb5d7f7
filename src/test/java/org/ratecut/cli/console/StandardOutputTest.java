package org.ratecut.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

  private final StringWriter err = new StringWriter();

  @Test
  void whatArrivesChangesNoExitCode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StandardOutput out = StandardOutput.to(bytes);
    out.print("Ger\u00E4t");

    assertThat(exitCode(3, out)).isEqualTo(3);
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("Ger\u00E4t");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aReaderThatHasEnoughEndsTheProgramQuietly() {
    StandardOutput out = failing("Broken pipe");

    assertThat(exitCode(0, out)).isEqualTo(141);
    assertThat(err.toString()).isEmpty();
    assertThat(StandardOutput.isLost(out)).isFalse();
  }

  @Test
  void aReaderThatHasEnoughHidesNoOtherFailure() {
    assertThat(exitCode(1, failing("Broken pipe"))).isEqualTo(1);
  }

  private static StandardOutput failing(String reason) {
    StandardOutput out =
        StandardOutput.to(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException(reason);
              }
            });
    out.println("text");
    return out;
  }

  private int exitCode(int code, StandardOutput out) {
    return OutputCheck.exitCode(code, out, new PrintWriter(err, true));
  }
}
