package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.cli.console.ExitCode;

class VerifyBoundCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("proof.json");
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private void makeCertificate() {
    int code = run("bound", "tiny/dense", "--time-limit", "20s", "--certificate", file.toString());
    assertThat(code).as(err.toString()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void boundMakesACertificateThatHolds() throws IOException {
    makeCertificate();
    assertThat(out.toString()).contains("certified");
    assertThat(run("verify-bound", "tiny/dense", file.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("Verified    yes").contains("at most 1.25");
    assertThat(run("verify-bound", "tiny/dense", file.toString(), "--json")).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.get("verified").booleanValue()).isTrue();
    assertThat(json.get("objection").isNull()).isTrue();
    assertThat(json.get("upperBound").doubleValue()).isEqualTo(1.25);
  }

  @Test
  void aClaimThatIsNotProvedHasAnExitCodeOfItsOwn() throws IOException {
    makeCertificate();
    assertThat(run("verify-bound", "tiny/chain", file.toString())).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(out.toString()).contains("no: it is of another problem");
    String more = Files.readString(file).replaceFirst("\"numerator\" : \\d+", "\"numerator\" : 9");
    Files.writeString(file, more);
    assertThat(run("verify-bound", "tiny/dense", file.toString())).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(out.toString()).contains("Verified    no: ");
  }

  @Test
  void filesThatAreNoCertificatesAreRefused() throws IOException {
    Files.writeString(file, "{ \"format\": \"ratecut-certificate\", \"version\": 1 }");
    assertThat(run("verify-bound", "tiny/dense", file.toString())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("proof.json").contains("digest");
    Path missing = folder.resolve("missing.json");
    assertThat(run("verify-bound", "tiny/dense", missing.toString())).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void noSearchBeginsForAFileThatCannotBeWritten() {
    String nowhere = folder.resolve("no/proof.json").toString();
    assertThat(run("bound", "tiny/dense", "--certificate", nowhere)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run("solve", "tiny/dense", "--certificate", nowhere)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run("solve", "tiny/dense", "--out", file + "", "--certificate", file + ""))
        .isEqualTo(ExitCode.BAD_INPUT);
  }
}
