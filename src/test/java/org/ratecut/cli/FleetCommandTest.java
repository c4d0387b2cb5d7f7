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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class FleetCommandTest {

  private static final String NETWORK = "networks/lenet-16to1";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int run(String... arguments) {
    CommandLine commandLine =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }

  @Test
  void theAnswerIsWrittenAndWhatIsSmallerIsRefuted() throws IOException {
    Path best = folder.resolve("best.json");
    Path page = folder.resolve("fleet.html");
    int code =
        run(
            "fleet",
            NETWORK,
            "--rate",
            "100",
            "--parts",
            "stm32f469,stm32l433",
            "--link",
            "spi",
            "--max-devices",
            "3",
            "--time-limit",
            "20s",
            "--json",
            "--quiet",
            "--out",
            best.toString(),
            "--report",
            page.toString());

    assertThat(code).as(err.toString()).isZero();
    JsonNode result = new ObjectMapper().readTree(out.toString());
    List<String> fields = new ArrayList<>();
    result.fieldNames().forEachRemaining(fields::add);
    assertThat(fields).containsExactly("candidates", "answer");
    List<String> verdicts = new ArrayList<>();
    for (JsonNode each : result.get("candidates")) {
      assertThat(each.size()).isEqualTo(5);
      verdicts.add(each.get("verdict").textValue());
      if (each.get("verdict").textValue().equals("not-enough")) {
        assertThat(each.get("upperBound").doubleValue()).isLessThan(100);
      }
    }
    assertThat(verdicts).contains("enough", "not-enough");
    JsonNode written = new ObjectMapper().readTree(best.toFile());
    assertThat(written.get("valid").booleanValue()).isTrue();
    assertThat(written.get("inferenceRate").doubleValue()).isGreaterThanOrEqualTo(100);
    assertThat(Files.readString(page)).contains("<svg", result.get("answer").textValue());
  }

  @Test
  void noChoiceAtAllHasAnExitCodeOfItsOwn() {
    int code =
        run(
            "fleet",
            NETWORK,
            "--rate",
            "1000000",
            "--parts",
            "stm32f469",
            "--link",
            "spi",
            "--max-devices",
            "2",
            "--quiet");

    assertThat(code).isEqualTo(5);
    assertThat(out.toString())
        .contains("No choice of at most 2 devices reaches 1,000,000.000 inferences/s, proved.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --parts nrf52480 --link spi                              | Did you mean nrf52840 or
          --parts nrf52840                                         | Several devices need a link
          --parts nrf52840 --link spii                             | Did you mean spi?
          --parts nrf52840 --link spi --max-devices 0              | expected a number from 1 to 1000
          --parts nrf52840,rp2040 --link spi --price rp2040=1      | State all prices or none.
          --parts nrf52840 --link spi --price rp2040=1             | "rp2040" is not one of --parts.
          --parts nrf52840 --link spi --price nrf52840=0           | a price is above 0
          --parts nrf52840 --link spi --step-limit 0               | --step-limit must be at least 1.
          """)
  void whatCannotBeIsSaid(String options, String message) {
    List<String> arguments = new ArrayList<>(List.of("fleet", NETWORK, "--rate", "10"));
    arguments.addAll(List.of(options.split(" ")));

    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString()).contains(message);
  }

  @Test
  void latencyIsLimited() throws IOException {
    Path best = folder.resolve("best.json");
    assertThat(fleet("--rate", "5", "--max-latency", "900ms", "--json", "--out", best.toString()))
        .as(err.toString())
        .isZero();
    JsonNode result = new ObjectMapper().readTree(out.toString());
    assertThat(result.get("maxLatencySeconds").doubleValue()).isEqualTo(0.9);
    JsonNode written = new ObjectMapper().readTree(best.toFile());
    assertThat(written.get("latencySeconds").doubleValue()).isLessThanOrEqualTo(0.9);
    assertThat(written.get("inferenceRate").doubleValue()).isGreaterThanOrEqualTo(5);

    out.getBuffer().setLength(0);
    assertThat(fleet("--rate", "5", "--max-latency", "1ms")).isEqualTo(5);
    assertThat(out.toString())
        .contains("Wanted      5.000 inferences/s, each in at most 1.000 ms", "longest path");
  }

  @Test
  void measuredTimesCount() throws IOException {
    Path profile = folder.resolve("profile.csv");
    Files.writeString(profile, "layer,device,milliseconds\n*,nrf52840,1000\n");
    assertThat(fleet("--rate", "5", "--profile", profile.toString())).isEqualTo(5);
    assertThat(out.toString())
        .contains("No choice of at most 3 devices reaches 5.000 inferences/s");

    Files.writeString(profile, "layer,device,milliseconds\n*,nrf52840,0.1\n");
    out.getBuffer().setLength(0);
    assertThat(fleet("--rate", "5", "--profile", profile.toString())).isZero();
    assertThat(out.toString()).contains("Take 1xnrf52840:");
  }

  /** MobileNet on up to three nRF52840 over SPI, a few steps for each. */
  private int fleet(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("fleet", "networks/mlperf-mobilenet", "--parts", "nrf52840", "--link", "spi"));
    arguments.addAll(List.of("--max-devices", "3", "--step-limit", "5", "--threads", "1"));
    arguments.add("--quiet");
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }
}
