package org.ratecut.io.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Device;

class BundledProblemsTest {

  private static final Path FOLDER = Path.of("instances");

  private final ProblemLoader loader = ProblemLoader.standard();

  static List<String> lenetAndTinyProblems() {
    return new BundledFiles()
        .problemNames().stream().filter(name -> !name.contains("alexnet")).toList();
  }

  @Test
  void indexListsEveryFileInOrder() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      List<String> names =
          files
              .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
              .filter(name -> name.endsWith(".json") && !name.equals("tiny/optima.json"))
              .filter(name -> !name.equals("devices/catalogue.json"))
              .filter(name -> !name.startsWith("best-known/"))
              .map(name -> name.substring(0, name.length() - ".json".length()))
              .sorted()
              .toList();

      assertThat(new BundledFiles().names()).isEqualTo(names);
    }
  }

  @ParameterizedTest
  @MethodSource("lenetAndTinyProblems")
  void everyProblemLoadsUnderItsName(String name) {
    Problem problem = loader.load(name);

    assertThat(problem.name()).isEqualTo(name);
    assertThat(problem.pins().pinnedCount() > 0)
        .isEqualTo(
            name.endsWith("_pinned")
                || problem.name().equals("tiny/pinned-ends")
                || problem.name().equals("tiny/convolution"));
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "4, 6", "8, 28", "16, 120", "32, 496", "63, 1953"})
  void alexNetLoadsWithOneLinkForEachPair(int devices, int links) {
    Problem problem = loader.load("paper/alexnet_alexnet-x" + devices);

    assertThat(problem.deviceCount()).isEqualTo(devices);
    assertThat(problem.cluster().channelCount()).isEqualTo(links);
    assertThat(problem.cluster().channel(0).bandwidth()).hasToString("9375000");
  }

  @Test
  void thePaperHasThirtyFourProblemsAndTheSharedMediumAsMany() {
    List<String> names = loader.bundledProblems();

    assertThat(names).filteredOn(name -> name.startsWith("paper/")).hasSize(34);
    assertThat(names).filteredOn(name -> name.startsWith("shared-medium/")).hasSize(34);
    assertThat(names).filteredOn(name -> name.startsWith("tiny/")).hasSize(14);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "stm32f469-x2, 2, 49664, 49664, 360000000, 781250",
    "samg55-x4, 4, 22528, 22528, 480000000, 390625",
    "stm32f469-x4het, 4, 49664, 24832, 720000000, 390625",
    "stm32l433-x11, 11, 8192, 8192, 880000000, 42614",
    "stm32l151-x56, 56, 2048, 2048, 89600000, 1522",
    "stm32l151-x63, 63, 2048, 2048, 100800000, 1200",
    "het-x24, 24, 22528, 2048, 705600000, 8491"
  })
  void deviceSetsHaveTheNumbersOfThePaper(
      String set, int devices, long firstMemory, long lastMemory, long performance, String link) {
    Problem problem = loader.load("paper/lenet-2to1_" + set);

    assertThat(problem.deviceCount()).isEqualTo(devices);
    assertThat(problem.cluster().device(0).memory()).isEqualTo(firstMemory);
    assertThat(problem.cluster().device(devices - 1).memory()).isEqualTo(lastMemory);
    assertThat(totalPerformance(problem)).isEqualTo(performance);
    assertThat(problem.cluster().channelCount()).isEqualTo(devices * (devices - 1) / 2);
    assertThat(problem.cluster().channels())
        .allSatisfy(channel -> assertThat(channel.bandwidth()).hasToString(link));
  }

  @Test
  void sharedMediumIsOneChannelOf150MegabitPerSecond() {
    Problem problem = loader.load("shared-medium/lenet-1to1_samg55-x4");

    assertThat(problem.cluster().channelCount()).isEqualTo(1);
    assertThat(problem.cluster().channel(0).bandwidth()).hasToString("2343750");
    assertThat(problem.cluster().channel(0).pairs()).hasSize(12);
  }

  @Test
  void pinnedProblemsPinTheWholeInputLayer() {
    Problem problem = loader.load("paper/lenet-2to1_samg55-x4_pinned");

    assertThat(problem.pins().pinnedCount()).isEqualTo(256);
    assertThat(problem.pins().deviceOf(255)).isZero();
    assertThat(problem.pins().isPinned(256)).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"stm32f469-x2, 1017.467", "samg55-x4, 1356.622", "stm32l433-x11, 2487.140"})
  void totalComputationBoundsTheRate(String set, double rate) {
    Problem problem = loader.load("paper/lenet-1to1_" + set);

    assertThat((double) totalPerformance(problem) / problem.network().totalComputation())
        .isCloseTo(rate, within(0.0005));
  }

  private static long totalPerformance(Problem problem) {
    return problem.cluster().devices().stream().mapToLong(Device::performance).sum();
  }
}
