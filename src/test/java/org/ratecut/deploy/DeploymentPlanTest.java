package org.ratecut.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.evaluation.PairTraffic;
import org.ratecut.io.InputException;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.model.Assignment;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.pipeline.schedule.SchedulePlanner;
import org.ratecut.testing.RandomProblems;

class DeploymentPlanTest {

  @TempDir private Path folder;

  static Stream<Integer> seeds() {
    return IntStream.range(0, 100).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void transfersAddUpToTheTrafficOfTheReferee(int seed) {
    Problem problem = RandomProblems.upTo(9, 3, seed);
    Assignment assignment = anyAssignment(problem, seed);
    Evaluation evaluation = Evaluator.evaluate(problem, assignment);

    DeploymentPlan plan = DeploymentPlan.of(problem, assignment);

    List<PairTraffic> sums = new ArrayList<>();
    for (DevicePlan device : plan.devices()) {
      for (int to = 0; to < problem.deviceCount(); to++) {
        int receiver = to;
        long values =
            device.sends().stream()
                .filter(transfer -> transfer.to() == receiver)
                .mapToLong(Transfer::values)
                .sum();
        if (values > 0) {
          sums.add(new PairTraffic(device.number(), to, values));
        }
      }
    }
    assertThat(sums).isEqualTo(evaluation.pairTraffic());
    assertThat(plan.devices().stream().flatMap(device -> device.receives().stream()))
        .containsExactlyInAnyOrderElementsOf(
            plan.devices().stream().flatMap(device -> device.sends().stream()).toList());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void stepsComputeEachVertexOnceAfterWhatItNeeds(int seed) {
    Problem problem = RandomProblems.upTo(9, 3, seed);
    Assignment assignment = anyAssignment(problem, seed);

    DeploymentPlan plan = DeploymentPlan.of(problem, assignment);

    List<Integer> all = new ArrayList<>();
    for (DevicePlan device : plan.devices()) {
      List<Integer> order = new ArrayList<>();
      device.steps().forEach(step -> step.vertices().forEachInt(order::add));
      all.addAll(order);
      assertThat(order).allMatch(v -> assignment.deviceOf(v) == device.number());
      for (Broadcast broadcast : problem.network().broadcasts()) {
        for (int producer : broadcast.producers()) {
          for (int consumer : broadcast.consumers()) {
            if (order.contains(producer) && order.contains(consumer)) {
              assertThat(order.indexOf(producer)).isLessThan(order.indexOf(consumer));
            }
          }
        }
      }
    }
    assertThat(all).hasSize(problem.vertexCount()).doesNotHaveDuplicates();
  }

  @Test
  void valuesAreLiveFromTheirComputationToTheirLastUse() {
    NetworkBuilder builder = Network.builder("chain");
    Layer a = builder.addLayer("a", 1, 1, 1, new Vertex(0, 1, 100));
    Layer b = builder.addLayer("b", 1, 1, 1, new Vertex(0, 1, 10));
    Layer c = builder.addLayer("c", 1, 1, 1, new Vertex(0, 1, 1));
    Layer d = builder.addLayer("d", 1, 1, 1, new Vertex(0, 1, 50));
    builder.addArcs(a, b).addArcs(b, c).addArcs(c, d);
    Cluster cluster =
        new Cluster("two", List.of(new Device("x", 1, 1), new Device("y", 1, 1)), List.of());
    Problem problem = Problem.of("chain", builder.build(), cluster);

    // Alone: a and b together are the most. Cut after b: on the other device the 10 of b are
    // dropped
    // once c is computed. With b elsewhere: the 100 of a stay until the end, because they are sent.
    assertThat(live(problem, 0, 0, 0, 0)).containsExactly(110L, 0L);
    assertThat(live(problem, 0, 0, 1, 1)).containsExactly(110L, 51L);
    assertThat(live(problem, 0, 1, 0, 0)).containsExactly(151L, 110L);
  }

  private static List<Long> live(Problem problem, int... devices) {
    return DeploymentPlan.of(problem, Assignment.of(devices)).devices().stream()
        .map(DevicePlan::liveValues)
        .toList();
  }

  @Test
  void aProgramReadsOnlyBuffersThatItHasAndDoesEachVertexOnce() throws IOException {
    Problem problem = ProblemLoader.standard().load("paper/lenet-2to1_stm32f469-x2");
    Assignment assignment =
        Assignment.of(IntStream.range(0, problem.vertexCount()).map(v -> v % 2).toArray());
    SchedulePlan schedule =
        new SchedulePlanner(problem, assignment, 1).atModelPeriod(0, () -> false);
    Path target = folder.resolve("plan");
    PlanFolder.write(DeploymentPlan.of(problem, assignment, Optional.of(schedule)), target);
    int vertices = 0;
    for (String name : List.of("000-stm32f469-0.json", "001-stm32f469-1.json")) {
      JsonNode device = new ObjectMapper().readTree(target.resolve(name).toFile());
      JsonNode program = device.get("schedule").get("program");
      int buffers = device.get("schedule").get("buffers").size();
      double last = 0;
      for (JsonNode action : program) {
        assertThat(action.get("beginSeconds").doubleValue()).isGreaterThanOrEqualTo(last);
        last = action.get("beginSeconds").doubleValue();
        action.get("reads").forEach(each -> assertThat(each.intValue()).isLessThan(buffers));
        boolean isInput = action.get("layer").textValue().equals("input");
        if (action.get("do").textValue().equals("compute")) {
          assertThat(action.get("reads").isEmpty()).isEqualTo(isInput);
          for (JsonNode range : action.get("vertices")) {
            vertices += range.get(1).intValue() - range.get(0).intValue() + 1;
          }
        }
      }
    }
    assertThat(vertices).isEqualTo(problem.vertexCount());
    assertThat(target.resolve("plan.md")).content().contains("- Latency: ", "- Buffers: ");
  }

  @Test
  void aFolderHasAFileForEachDeviceAndAnIndex() throws IOException {
    Problem problem = ProblemLoader.standard().load("paper/lenet-2to1_stm32f469-x2");
    Assignment assignment =
        Assignment.of(IntStream.range(0, problem.vertexCount()).map(v -> v % 2).toArray());
    Path target = folder.resolve("plan");

    PlanFolder.write(DeploymentPlan.of(problem, assignment), target);
    PlanFolder.write(DeploymentPlan.of(problem, assignment), target);

    assertThat(namesIn(folder)).containsExactly("plan");
    assertThat(namesIn(target))
        .containsExactly("000-stm32f469-0.json", "001-stm32f469-1.json", "SHA256SUMS", "plan.md");
    assertThat(target.resolve("plan.md")).content().contains("117.871153", "001-stm32f469-1.json");
    BigDecimal sent = BigDecimal.ZERO;
    BigDecimal received = BigDecimal.ZERO;
    for (String name : List.of("000-stm32f469-0.json", "001-stm32f469-1.json")) {
      JsonNode device = new ObjectMapper().readTree(target.resolve(name).toFile());
      for (JsonNode transfer : device.get("sends")) {
        sent = sent.add(transfer.get("bytes").decimalValue());
      }
      for (JsonNode transfer : device.get("receives")) {
        received = received.add(transfer.get("bytes").decimalValue());
      }
      assertThat(device.get("steps").get(0).get("layer").textValue()).isEqualTo("input");
    }
    assertThat(sent).isEqualByComparingTo("53024").isEqualByComparingTo(received);
  }

  @Test
  void otherFoldersAreNeitherReplacedNorTouched() throws IOException {
    Path target = Files.createDirectory(folder.resolve("photos"));
    Files.writeString(target.resolve("a.txt"), "mine");

    assertThatThrownBy(() -> PlanFolder.requireWritable(target))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("this program did not write, a.txt");
    assertThatThrownBy(() -> PlanFolder.requireWritable(folder.resolve("none").resolve("plan")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("does not exist");
    assertThat(namesIn(target)).containsExactly("a.txt");
  }

  private static List<String> namesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Assignment anyAssignment(Problem problem, int seed) {
    return Assignment.of(
        new Random(seed).ints(problem.vertexCount(), 0, problem.deviceCount()).toArray());
  }
}
