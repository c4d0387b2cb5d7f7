package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A solution file knows how its problem was made. */
class SolutionMemoryTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private String network;
  private String solution;

  @BeforeEach
  void solve() throws IOException {
    network = folder.resolve("net.json").toString();
    solution = folder.resolve("best.json").toString();
    Files.copy(Path.of("instances/networks/mlperf-dscnn.json"), Path.of(network));
    assertThat(
            run(
                "solve",
                network,
                "--granularity",
                "rows",
                "--devices",
                "2 pico over spi",
                "--pin",
                "input=pico-1",
                "--step-limit",
                "20",
                "--quiet",
                "--out",
                solution))
        .as(err.toString())
        .isZero();
    out.getBuffer().setLength(0);
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    CommandLine commandLine =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setTrimQuotes(false);
    return commandLine.execute(all.toArray(String[]::new));
  }

  @Test
  void itIsCheckedAndScheduledAlone() {
    assertThat(run("check", solution)).as(err.toString()).isZero();
    assertThat(out.toString()).contains("2xpico-over-spi", "Assignment  valid");
    assertThat(run("schedule", solution)).as(err.toString()).isZero();
  }

  @Test
  void aSimplerPlanIsWrittenInPlaceOfTheFastest() throws IOException {
    String simple = folder.resolve("simple.json").toString();
    assertThat(
            run(
                "solve",
                "--simple",
                "20%",
                network,
                "--granularity",
                "rows",
                "--devices",
                "3 pico over spi",
                "--step-limit",
                "5",
                "--threads",
                "1",
                "--quiet",
                "--out",
                simple))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("Simpler plans (traffic in bytes/inference", "the fastest");
    JsonNode written = new ObjectMapper().readTree(Path.of(simple).toFile());
    JsonNode plans = written.get("plans");
    long least = Long.MAX_VALUE;
    for (JsonNode plan : plans) {
      least = Math.min(least, plan.get("totalTraffic").asLong());
      assertThat(plan.get("inferenceRate").asDouble())
          .isGreaterThanOrEqualTo(0.8 * plans.get(0).get("inferenceRate").asDouble());
    }
    assertThat(written.get("totalTraffic").asLong()).isEqualTo(least);
    assertThat(plans.size()).isGreaterThan(1);
    out.getBuffer().setLength(0);
    assertThat(run("check", simple)).isZero();
    assertThat(run("solve", "--simple", "tiny/chain", "--step-limit", "1", "--quiet")).isZero();
    assertThat(out.toString()).contains("Simpler plans (traffic in values/inference");
  }

  @Test
  void theCommandIsPrintedAgain() {
    assertThat(run("check", solution, "--reproduce")).isZero();
    assertThat(out.toString())
        .startsWith("java -jar ratecut.jar solve ")
        .contains("--devices '2 pico over spi'");
  }

  @Test
  void aMismatchIsExplainedInTheWordsOfTheCommand() {
    assertThat(
            run(
                "check",
                network,
                "--granularity",
                "operator",
                "--devices",
                "2 pico over spi",
                solution))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains("--granularity=rows '--devices=2 pico over spi' --pin=input=pico-1");
  }

  @Test
  void aChangedNetworkIsNoticed() throws IOException {
    Files.writeString(Path.of(network), Files.readString(Path.of(network)) + "\n");
    assertThat(run("check", solution)).isEqualTo(2);
    assertThat(err.toString()).contains("its content differs");

    Files.delete(Path.of(network));
    assertThat(run("check", solution)).isEqualTo(2);
    assertThat(err.toString()).contains("which is not here");
  }

  @Test
  void aPartitionAloneIsNotEnough() throws IOException {
    Path plain = Files.writeString(folder.resolve("a.part"), "0 1");
    assertThat(run("check", plain.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("a problem and a partition are needed");
  }

  @Test
  void whatDoesNotFitIsToldWhichOptionsHelp() {
    assertThat(
            run(
                "solve",
                "networks/mlperf-mobilenet",
                "--devices",
                "1xstm32l433",
                "--parameters",
                "ram",
                "--activations",
                "all",
                "--time-limit",
                "5s",
                "--quiet"))
        .isEqualTo(3);
    assertThat(out.toString())
        .contains(
            "all in RAM",
            "Options with which it fits (tried)\n  --parameters flash --activations live\n");
  }
}
