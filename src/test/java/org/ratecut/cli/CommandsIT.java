package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsIT {

  private final ObjectMapper json =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @TempDir private Path folder;

  private Program program;

  @BeforeEach
  void prepare() {
    program = new Program(folder);
  }

  /** Vertex v on device v mod k; the values are those of two independent programs. */
  @ParameterizedTest
  @CsvSource({
    "lenet-2to1_stm32f469-x2, 604, 2, 117.871153, 6628, true",
    "lenet-2to1_samg55-x4, 604, 4, 168.372845, 12336, true",
    "lenet-2to1_stm32l433-x11, 604, 11, 70.088816, 22124, false",
    "lenet-2to1_stm32l151-x63, 604, 63, 9.090909, 33264, false",
    "lenet-1to1_stm32f469-x2, 2343, 2, 136.486723, 5724, true",
    "lenet-1to1_samg55-x4, 2343, 4, 150.124904, 12324, true",
    "lenet-1to1_stm32l433-x11, 2343, 11, 76.920578, 27347, true",
    "lenet-1to1_stm32l151-x63, 2343, 63, 14.457831, 73348, false"
  })
  void checkGivesTheGoldenValues(
      String problem, int vertices, int devices, double rate, long traffic, boolean valid)
      throws Exception {
    writeRoundRobin("rr.part", vertices, devices);
    Program.Result result = program.run("check", "paper/" + problem, "rr.part", "--json");
    JsonNode report = json.readTree(result.out());
    assertThat(result.exitCode()).isEqualTo(valid ? 0 : 3);
    assertThat(report.get("valid").booleanValue()).isEqualTo(valid);
    assertThat(report.get("inferenceRate").doubleValue()).isCloseTo(rate, within(5e-7));
    assertThat(report.get("totalTraffic").longValue()).isEqualTo(traffic);
  }

  @ParameterizedTest
  @CsvSource({"stm32f469-x2, 1017.467", "samg55-x4, 1356.622", "stm32l433-x11, 2487.140"})
  void infoPrintsTheTrivialBound(String devices, double bound) throws Exception {
    Program.Result result = program.run("info", "paper/lenet-2to1_" + devices, "--json");
    assertThat(json.readTree(result.out()).get("trivialBound").doubleValue())
        .isCloseTo(bound, within(5e-4));
  }

  @Test
  void convertedFilesScoreTheSame() throws Exception {
    assertThat(
            program
                .run(
                    "convert",
                    "paper/lenet-2to1_stm32f469-x2",
                    "--network",
                    "out.grf",
                    "--devices",
                    "out.tgt")
                .exitCode())
        .isZero();
    writeRoundRobin("rr.part", 604, 2);
    JsonNode report =
        json.readTree(program.run("check", "out.grf", "out.tgt", "rr.part", "--json").out());
    assertThat(report.get("inferenceRate").doubleValue()).isCloseTo(117.871153, within(5e-7));
    assertThat(report.get("totalTraffic").longValue()).isEqualTo(6628);
  }

  @Test
  void generatedNetworkIsTheBundledOne() throws Exception {
    Program.Result generated =
        program.run(
            "generate",
            "networks/lenet-1to1",
            "--tile",
            "2",
            "--neurons-per-tile",
            "4",
            "--out",
            "net.json");
    assertThat(generated.err()).startsWith("Wrote net.json: 589 vertices, 3,173 arcs.");
    Program.Result info = program.run("info", "net.json", "devices/samg55-x4", "--json");
    JsonNode report = json.readTree(info.out());
    assertThat(report.get("computation").longValue()).isEqualTo(353_820);
    assertThat(report.get("layers").get(0).get("height").intValue()).isEqualTo(16);
  }

  @Test
  void solvePrintsOneObjectAndWritesWhatCheckAccepts() throws Exception {
    Program.Result solved =
        program.run(
            "solve",
            "paper/lenet-2to1_samg55-x4",
            "--solver",
            "dn2pciot",
            "--step-limit",
            "200",
            "--json",
            "--out",
            "best.json");
    assertThat(solved.exitCode()).isZero();
    JsonNode report = json.readTree(solved.out());
    assertThat(report.get("valid").booleanValue()).isTrue();
    assertThat(report.get("assignment")).hasSize(604);
    assertThat(solved.err()).contains("incumbent").contains("bound");
    JsonNode checked =
        json.readTree(
            program.run("check", "paper/lenet-2to1_samg55-x4", "best.json", "--json").out());
    assertThat(checked.get("inferenceRate")).isEqualTo(report.get("inferenceRate"));
  }

  @Test
  void twoDevicesAreProvedOptimal() throws Exception {
    Program.Result solved = program.run("solve", "paper/lenet-2to1_stm32f469-x2", "--json");
    JsonNode report = json.readTree(solved.out());
    assertThat(report.get("status").textValue()).isEqualTo("OPTIMAL");
    assertThat(report.get("inferenceRate").doubleValue()).isCloseTo(864.214602, within(5e-7));
  }

  @Test
  void timefoldReadsItsConfiguration() throws Exception {
    Path config = Path.of("solver-configs/timefold-tabu-search.xml").toAbsolutePath();
    Program.Result solved =
        program.run(
            "solve",
            "paper/lenet-2to1_samg55-x4",
            "--solver",
            "timefold",
            "--config",
            config.toString(),
            "--time-limit",
            "5s",
            "--json");
    assertThat(solved.exitCode()).as(solved.err()).isZero();
    assertThat(json.readTree(solved.out()).get("valid").booleanValue()).isTrue();
    assertThat(solved.err().lines().skip(2)).allMatch(line -> line.matches(" +[0-9.]+ s .*"));
  }

  @Test
  void alexNetGetsASeedInAGigabyte() throws Exception {
    Program.Result solved =
        program.run("solve", "paper/alexnet_alexnet-x16", "--solver", "bands", "--json");
    assertThat(solved.exitCode()).isZero();
    assertThat(json.readTree(solved.out()).get("valid").booleanValue()).isTrue();
  }

  @Test
  void anInterruptStillReportsTheBest() throws Exception {
    assertInterruptReportsTheBest("samg55-x4", "anneal");
  }

  /** The native solver must not take the signal away from the JVM. */
  @Test
  void anInterruptStillReportsTheBestOnceTheNativeSolverRan() throws Exception {
    assertInterruptReportsTheBest("stm32l151-x63", "device-columns");
  }

  private void assertInterruptReportsTheBest(String devices, String logged) throws Exception {
    Process process =
        program.start("solve", "paper/lenet-2to1_" + devices, "--time-limit", "300s", "--json");
    awaitLogged(process, logged);
    Runtime.getRuntime().exec(new String[] {"kill", "-INT", Long.toString(process.pid())});
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    Program.Result result = program.await(process);
    assertThat(result.exitCode()).as(result.err()).isZero();
    JsonNode report = json.readTree(result.out());
    assertThat(report.get("stop").textValue()).isEqualTo("INTERRUPTED");
    assertThat(report.get("valid").booleanValue()).isTrue();
  }

  @Test
  void mistakesGetOneMessageAndCodeTwo() throws Exception {
    Files.writeString(folder.resolve("broken.json"), "{\"format\": ");
    assertMistake("broken.json", "solve", "broken.json");
    assertMistake("no-such-problem", "solve", "paper/no-such-problem");
    assertMistake("sixty", "solve", "paper/lenet-2to1_samg55-x4", "--time-limit", "sixty");
    assertMistake("no-such-solver", "solve", "tiny/units", "--solver", "no-such-solver");
    Files.writeString(folder.resolve("short.part"), "0 1 0");
    assertMistake("short.part", "check", "paper/lenet-2to1_samg55-x4", "short.part");
    Files.writeString(folder.resolve("broken.xml"), "<solver>");
    assertMistake(
        "broken.xml", "solve", "tiny/units", "--solver", "timefold", "--config", "broken.xml");
    assertMistake("nowhere", "solve", "tiny/units", "--out", "nowhere/best.json");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void conversionThatCannotBeDoneLeavesNoFile() throws Exception {
    String halfDuplex = "paper/lenet-2to1_stm32f469-x2";
    assertMistake(
        "out.json", "convert", halfDuplex, "--network", "out.grf", "--devices", "out.json");
    String shared = "shared-medium/lenet-1to1_samg55-x4";
    assertMistake("out.tgt", "convert", shared, "--network", "out.grf", "--devices", "out.tgt");
    Files.writeString(folder.resolve("short.part"), "0 1 0");
    assertMistake(
        "short.part",
        "convert",
        halfDuplex,
        "--network",
        "out.grf",
        "--partition",
        "short.part",
        "--partition-out",
        "out.part");
    assertThat(folder.resolve("out.grf")).doesNotExist();
  }

  @Test
  void infeasibleProblemsGetCodeThreeAndNoFile() throws Exception {
    Program.Result solved = program.run("solve", "tiny/infeasible", "--json", "--out", "best.json");
    assertThat(solved.exitCode()).isEqualTo(3);
    JsonNode report = json.readTree(solved.out());
    assertThat(report.get("status").textValue()).isEqualTo("INFEASIBLE");
    assertThat(report.get("assignment").isNull()).isTrue();
    assertThat(folder.resolve("best.json")).doesNotExist();
  }

  @Test
  void findingNothingGetsCodeFourAndNoFile() throws Exception {
    Files.writeString(folder.resolve("small.tgt"), "deco 0\n2 3\n0 1000 2 10\n1 1000 3 10\n100\n");
    Program.Result solved =
        program.run(
            "solve",
            "networks/lenet-2to1",
            "small.tgt",
            "--solver",
            "best-fit",
            "--json",
            "--out",
            "best.json");
    assertThat(solved.exitCode()).isEqualTo(4);
    assertThat(json.readTree(solved.out()).get("status").textValue()).isEqualTo("UNKNOWN");
    assertThat(folder.resolve("best.json")).doesNotExist();
  }

  @Test
  void diagnoseNamesTheDenseLayerAndTheMissingMemory() throws Exception {
    Program.Result diagnosed =
        program.run("diagnose", "networks/lenet-2to1", "devices/stm32l433-x3", "--json");
    assertThat(diagnosed.exitCode()).isEqualTo(3);
    JsonNode report = json.readTree(diagnosed.out());
    assertThat(report.get("diagnosis").textValue()).isEqualTo("infeasible");
    JsonNode core = report.get("core");
    assertThat(core.get("layers")).hasSize(1);
    assertThat(core.get("layers").get(0).textValue()).isEqualTo("C5");
    assertThat(core.get("devices")).hasSize(3);
    assertThat(core.get("memoryMissing").longValue()).isEqualTo(23_664);
    assertThat(core.get("verified").booleanValue()).isTrue();
  }

  @Test
  void devicesOfTheCatalogueGetAPlanEach() throws Exception {
    Program.Result solved =
        program.run(
            "solve",
            "networks/mlperf-autoencoder",
            "--devices",
            "2xsamg55 over spi",
            "--granularity",
            "channel:64",
            "--time-limit",
            "5s",
            "--out-dir",
            "plan",
            "--json");

    JsonNode report = json.readTree(solved.out());
    assertThat(solved.exitCode()).isZero();
    assertThat(report.get("problem").textValue()).isEqualTo("mlperf-autoencoder_2xsamg55-over-spi");
    JsonNode second = json.readTree(folder.resolve("plan/001-samg55-1.json").toFile());
    assertThat(second.get("memory").get("used").longValue())
        .isEqualTo(report.get("devices").get(1).get("memoryUsed").longValue());
    assertThat(folder.resolve("plan/plan.md")).exists();
    assertMistake(
        "Did you mean samg55", "info", "networks/mlperf-dscnn", "--devices", "2xsamg5 over spi");
  }

  @Test
  void parametersThatAreTooManyForTheFlashOfOneDeviceGoToSeveral() throws Exception {
    String[] network = {"networks/mlperf-autoencoder", "--parameters", "flash", "--devices"};

    Program.Result one = program.run(command("diagnose", network, "1xsamd21 over spi", "--json"));
    assertThat(one.exitCode()).isEqualTo(3);
    JsonNode core = json.readTree(one.out()).get("core");
    assertThat(core.get("flashMissing").longValue()).isPositive();
    assertThat(core.has("memoryMissing")).isFalse();

    Program.Result two =
        program.run(command("solve", network, "2xsamd21 over spi", "--time-limit", "5s", "--json"));
    assertThat(two.exitCode()).isZero();
    for (JsonNode device : json.readTree(two.out()).get("devices")) {
      assertThat(device.get("flashUsed").longValue())
          .isBetween(1L, device.get("flashAvailable").longValue());
    }
  }

  @Test
  void memoryIsUsedAgainWhereActivationsAreLive() throws Exception {
    String[] network = {
      "networks/mlperf-mobilenet", "--parameters", "flash", "--devices", "1xstm32l433 over spi"
    };

    assertThat(program.run(command("solve", network, "--activations", "all")).exitCode())
        .isEqualTo(3);
    Program.Result live = program.run(command("solve", network, "--activations", "live", "--json"));

    assertThat(live.exitCode()).isZero();
    // Fewer than the 64 KiB of the device; all outputs of layers take 253 KiB.
    assertThat(json.readTree(live.out()).get("devices").get(0).get("memoryUsed").longValue())
        .isEqualTo(55_296);
  }

  private static String[] command(String name, String[] problem, String... rest) {
    return Stream.of(Stream.of(name), Stream.of(problem), Stream.of(rest))
        .flatMap(part -> part)
        .toArray(String[]::new);
  }

  private void assertMistake(String named, String... arguments) throws Exception {
    Program.Result result = program.run(arguments);
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(named).doesNotContain("\tat ").doesNotContain("Exception");
  }

  private void awaitLogged(Process process, String text) throws IOException, InterruptedException {
    while (!Files.readString(folder.resolve("stderr")).contains(text)) {
      assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).as("ended before " + text).isFalse();
    }
  }

  private void writeRoundRobin(String file, int vertices, int devices) throws IOException {
    Files.writeString(
        folder.resolve(file),
        IntStream.range(0, vertices)
            .mapToObj(v -> Integer.toString(v % devices))
            .collect(Collectors.joining("\n")));
  }
}
