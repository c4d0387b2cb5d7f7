package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands around schedules, as users call them. */
class PipelineCommandsTest {

  private static final String PROBLEM = "tiny/convolution";

  private final ObjectMapper json = new ObjectMapper();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private String partition;

  @BeforeEach
  void writePartition() throws IOException {
    Path file = folder.resolve("best.part");
    Files.writeString(file, "0 0 0 1 1 1 0 0 1 1 0 1\n");
    partition = file.toString();
  }

  private int run(String... arguments) {
    CommandLine commandLine =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }

  @Test
  void theAnalysisAddsUpToWhatCheckSays() throws IOException {
    JsonNode analysis = result("analyze", PROBLEM, partition, "--json");
    JsonNode check = result("check", PROBLEM, partition, "--json");
    assertClose(analysis, "inferenceRate", check, "inferenceRate");
    assertThat(sum(analysis.get("layers"), "computation"))
        .isEqualTo(sum(check.get("devices"), "load"));
    assertThat(sum(analysis.get("carried"), "values"))
        .isEqualTo(check.get("totalTraffic").asLong());
    assertThat(analysis.get("ramAtFullest")).hasSize(check.get("devices").size());

    assertThat(run("analyze", PROBLEM, partition)).isZero();
    assertThat(out.toString())
        .contains(
            "Layers (ms per inference on each device", "RAM of each device", "What each channel");
  }

  private static long sum(JsonNode list, String field) {
    long sum = 0;
    for (JsonNode each : list) {
      sum += each.get(field).asLong();
    }
    return sum;
  }

  @Test
  void scheduleAndSimulationAndCheckAgree() throws IOException {
    JsonNode schedule = result("schedule", PROBLEM, partition, "--json");
    JsonNode simulation = result("simulate", PROBLEM, partition, "--json");
    JsonNode check = result("check", PROBLEM, partition, "--json");
    assertThat(schedule.get("fits").booleanValue()).isTrue();
    assertThat(schedule.get("steps")).isNotEmpty();
    assertThat(schedule.get("transfers")).isNotEmpty();
    assertThat(simulation.get("faults").longValue()).isZero();
    assertClose(simulation, "inferenceRate", schedule, "inferenceRate");
    assertClose(simulation, "latencySecondsMedian", schedule, "latencySeconds");
    assertClose(simulation, "latencySecondsWorst", schedule, "latencySeconds");
    assertThat(fullest(simulation)).isEqualTo(fullest(schedule));
    assertClose(check, "inferenceRate", schedule, "inferenceRate");
    assertThat(check.get("fitsWithBuffers").booleanValue()).isTrue();
    assertThat(check.get("latencySeconds").doubleValue()).isPositive();
    assertThat(check.get("inFlight").longValue()).isPositive();
  }

  private JsonNode result(String... arguments) throws IOException {
    out.getBuffer().setLength(0);
    assertThat(run(arguments)).as(err.toString()).isZero();
    return json.readTree(out.toString());
  }

  private static void assertClose(JsonNode a, String fieldA, JsonNode b, String fieldB) {
    double expected = b.get(fieldB).doubleValue();
    assertThat(a.get(fieldA).doubleValue()).isCloseTo(expected, within(1e-9 * expected));
  }

  private static List<Long> fullest(JsonNode result) {
    List<Long> all = new ArrayList<>();
    result.get("devices").forEach(device -> all.add(device.get("ramAtFullest").longValue()));
    return all;
  }

  @Test
  void oneInferenceAtATimeHasThePeriodOfItsLatency() throws IOException {
    JsonNode schedule = result("schedule", PROBLEM, partition, "--in-flight", "1", "--json");
    assertThat(schedule.get("inFlight").longValue()).isEqualTo(1);
    assertThat(schedule.get("latencySeconds").doubleValue())
        .isLessThanOrEqualTo(schedule.get("periodSeconds").doubleValue());
    assertThat(schedule.get("periodSeconds").doubleValue())
        .isGreaterThan(schedule.get("periodOfModelSeconds").doubleValue());
  }

  @Test
  void lossesCostRate() throws IOException {
    JsonNode whole = result("simulate", PROBLEM, partition, "--self-timed", "--json");
    JsonNode lossy = result("simulate", PROBLEM, partition, "--loss", "40%", "--json");
    assertThat(lossy.get("inferenceRate").doubleValue())
        .isLessThan(whole.get("inferenceRate").doubleValue());
    assertThat(lossy.get("faults").longValue()).isZero();
  }

  @Test
  void theTextNamesRateLatencyAndDevices() {
    assertThat(run("schedule", PROBLEM, partition)).isZero();
    assertThat(out.toString()).contains("Rate ", "Latency ", "in flight", "Devices (RAM");
    assertThat(run("simulate", PROBLEM, partition)).isZero();
    assertThat(out.toString()).contains("Faults      none", "planned", "played");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schedule --in-flight 0",
        "simulate --inferences 0",
        "simulate --inferences 10000001",
        "simulate --loss 100%",
        "simulate --loss much",
        "simulate --slower nobody=2",
        "simulate --slower d0=0.5",
        "simulate --in-flight -3"
      })
  void whatMakesNoSenseIsWrongUsage(String options) {
    List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
    arguments.addAll(List.of(PROBLEM, partition));
    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString()).isNotBlank().doesNotContain("\tat ");
  }

  @Test
  void whatIsSentWithoutAChannelHasNoSchedule() throws IOException {
    Path file = folder.resolve("apart.part");
    Files.writeString(file, "0\n0\n2\n0\n0\n0\n0\n0\n0\n");
    assertThat(run("schedule", "tiny/missing-link", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("There is no schedule.", "no channel", "ratecut check");
  }
}
