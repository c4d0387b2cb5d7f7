package org.ratecut.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ratecut.testing.PaperProblems.lenet1to1;
import static org.ratecut.testing.PaperProblems.lenet2to1;
import static org.ratecut.testing.PaperProblems.samg55x4;
import static org.ratecut.testing.PaperProblems.stm32f469x2;
import static org.ratecut.testing.PaperProblems.stm32f469x4het;
import static org.ratecut.testing.PaperProblems.stm32l151x63;
import static org.ratecut.testing.PaperProblems.stm32l433x11;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.testing.Effort;
import org.ratecut.testing.PaperProblems;
import org.ratecut.testing.RandomProblems;

@Tag("slow")
class AssignmentStateTest {

  private static final int PAPER_MOVES = Effort.of(100_000);

  static Stream<Problem> paperProblemsOfAtMostElevenDevices() {
    return Stream.of(stm32f469x2(), samg55x4(), stm32f469x4het(), stm32l433x11())
        .flatMap(
            cluster ->
                Stream.of(
                    PaperProblems.free(lenet2to1(), cluster),
                    PaperProblems.free(lenet1to1(), cluster)));
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @MethodSource("paperProblemsOfAtMostElevenDevices")
  void agreesWithTheRefereeAfterEachRandomMove(Problem problem) {
    agreesAfterMoves(problem, PAPER_MOVES, 1);
  }

  @Test
  void agreesOnSmallProblemsOfEveryKind() {
    for (int seed = 0; seed < 500; seed++) {
      agreesAfterMoves(RandomProblems.upTo(12, 5, seed), 50, seed);
    }
  }

  @Test
  void agreesWhereDevicesFillSeveralMaskWords() {
    agreesAfterMoves(RandomProblems.ofSize(40, 64, 1), 300, 1);
    agreesAfterMoves(RandomProblems.ofSize(40, 65, 2), 300, 2);
    agreesAfterMoves(RandomProblems.ofSize(60, 130, 3), 300, 3);
    agreesAfterMoves(PaperProblems.free(lenet2to1(), stm32l151x63()), 300, 4);
  }

  private static void agreesAfterMoves(Problem problem, int moves, long seed) {
    Random random = new Random(seed);
    AssignmentState state =
        new AssignmentState(problem, RandomProblems.assignment(problem, random));
    agrees(problem, state);
    for (int i = 0; i < moves; i++) {
      state.move(random.nextInt(problem.vertexCount()), random.nextInt(problem.deviceCount()));
      agrees(problem, state);
    }
  }

  /** Plain comparisons, because an assertion for each of millions of numbers is slow. */
  private static void agrees(Problem problem, AssignmentState state) {
    Evaluation expected = Evaluator.evaluate(problem, state.toAssignment());
    boolean same =
        state.totalTraffic() == expected.totalTraffic()
            && state.cost(Objective.RATE).equals(expected.period())
            && bottleneckOf(state).equals(expected.bottleneck().orElse(Bottleneck.device(0)))
            && state.memoryExcess() == memoryExcess(expected)
            && state.usage(state.unroutable()) == unroutable(expected)
            && state.isValid() == isValidButForPins(expected);
    for (int d = 0; d < problem.deviceCount(); d++) {
      same &= state.memoryUsed(MemoryKind.RAM, d) == expected.memoryUsed().get(d);
      same &= state.memoryUsed(MemoryKind.FLASH, d) == expected.flashUsed().get(d);
      same &= state.usage(d) == expected.loads().get(d);
    }
    for (int h = 0; h < problem.cluster().channelCount(); h++) {
      same &= state.usage(problem.deviceCount() + h) == expected.channelTraffic().get(h);
    }
    assertThat(same).as("%s agrees with %s at %s", state, expected, problem).isTrue();
  }

  private static Bottleneck bottleneckOf(AssignmentState state) {
    int resource = state.bottleneck();
    return resource < state.deviceCount()
        ? Bottleneck.device(resource)
        : Bottleneck.channel(resource - state.deviceCount());
  }

  private static long memoryExcess(Evaluation evaluation) {
    return evaluation.violations().stream()
        .mapToLong(
            each ->
                each instanceof Violation.MemoryExceeded memory
                    ? memory.used() - memory.available()
                    : 0)
        .sum();
  }

  private static long unroutable(Evaluation evaluation) {
    return evaluation.violations().stream()
        .mapToLong(each -> each instanceof Violation.NoChannel pair ? pair.traffic() : 0)
        .sum();
  }

  private static boolean isValidButForPins(Evaluation evaluation) {
    return evaluation.violations().stream().allMatch(Violation.PinBroken.class::isInstance);
  }

  @Test
  void changesSinceTheMarkAreNotedWithTheirOldUsage() {
    for (int seed = 0; seed < 200; seed++) {
      Problem problem = RandomProblems.upTo(10, 4, seed);
      Random random = new Random(seed);
      AssignmentState state =
          new AssignmentState(problem, RandomProblems.assignment(problem, random));
      assertThat(state.touchedCount()).isZero();
      for (int round = 0; round < 5; round++) {
        changesAreNoted(state, random);
      }
    }
  }

  private static void changesAreNoted(AssignmentState state, Random random) {
    long[] before = usages(state);
    state.mark();
    state.move(random.nextInt(state.vertexCount()), random.nextInt(state.deviceCount()));
    state.move(random.nextInt(state.vertexCount()), random.nextInt(state.deviceCount()));
    long[] after = usages(state);

    Map<Integer, Long> noted = new HashMap<>();
    for (int i = 0; i < state.touchedCount(); i++) {
      int resource = state.touchedResource(i);
      assertThat(noted.put(resource, state.usageAtMark(resource))).as("noted once").isNull();
    }
    for (int r = 0; r < before.length; r++) {
      if (before[r] != after[r]) {
        assertThat(noted).containsKey(r);
      }
      assertThat(noted.getOrDefault(r, before[r])).isEqualTo(before[r]);
    }
  }

  private static long[] usages(AssignmentState state) {
    long[] usages = new long[state.resourceCount()];
    for (int r = 0; r < usages.length; r++) {
      usages[r] = state.usage(r);
    }
    return usages;
  }

  @Test
  void movingBackRestoresEverything() {
    Problem problem = PaperProblems.free(lenet2to1(), stm32l433x11());
    Random random = new Random(7);
    AssignmentState state =
        new AssignmentState(problem, RandomProblems.assignment(problem, random));
    for (int i = 0; i < 1_000; i++) {
      long[] before = usages(state);
      int bottleneck = state.bottleneck();
      int vertex = random.nextInt(state.vertexCount());
      int home = state.deviceOf(vertex);
      state.move(vertex, random.nextInt(state.deviceCount()));
      state.move(vertex, home);
      assertThat(usages(state)).isEqualTo(before);
      assertThat(state.bottleneck()).isEqualTo(bottleneck);
    }
  }

  @Test
  void moveToReachesAnotherAssignment() {
    Problem problem = RandomProblems.ofSize(12, 4, 5);
    Random random = new Random(5);
    Assignment goal = RandomProblems.assignment(problem, random);
    AssignmentState state =
        new AssignmentState(problem, RandomProblems.assignment(problem, random));

    state.moveTo(goal);

    assertThat(state.toAssignment()).isEqualTo(goal);
    agrees(problem, state);
  }

  @Test
  void copyIsIndependent() {
    Problem problem = RandomProblems.ofSize(12, 4, 6);
    AssignmentState original =
        new AssignmentState(problem, RandomProblems.assignment(problem, new Random(6)));
    Assignment before = original.toAssignment();

    AssignmentState copy = original.copy();
    copy.move(0, (original.deviceOf(0) + 1) % 4);

    assertThat(original.toAssignment()).isEqualTo(before);
    assertThat(copy.toAssignment()).isNotEqualTo(before);
    agrees(problem, original);
    agrees(problem, copy);
  }

  @Test
  void movingToTheSameDeviceTouchesNothing() {
    Problem problem = RandomProblems.ofSize(12, 4, 8);
    AssignmentState state =
        new AssignmentState(problem, RandomProblems.assignment(problem, new Random(8)));
    state.mark();

    state.move(3, state.deviceOf(3));

    assertThat(state.touchedCount()).isZero();
  }

  @Test
  void timesTooCloseForDoublesAreStillOrdered() {
    long half = Network.MAX_TOTAL / 2;
    var builder = Network.builder("close");
    builder.addLayer("a", 1, 1, 1, new Vertex(0, half - 1, 0));
    builder.addLayer("b", 1, 1, 1, new Vertex(0, half, 0));
    var cluster =
        new Cluster(
            "close",
            List.of(
                new Device("x", 0, Network.MAX_TOTAL - 2),
                new Device("y", 0, Network.MAX_TOTAL - 1)),
            List.of());
    Problem problem = Problem.of("close", builder.build(), cluster);

    AssignmentState state = new AssignmentState(problem, Assignment.of(0, 1));

    assertThat(state.bottleneck()).isEqualTo(1);
    agrees(problem, state);
  }

  @Test
  void pinsAreKnownButNotEnforced() {
    Problem problem = PaperProblems.pinned(lenet2to1(), stm32f469x2());
    AssignmentState state = new AssignmentState(problem, Assignment.of(new int[604]));

    assertThat(state.isPinned(255)).isTrue();
    assertThat(state.isPinned(256)).isFalse();
    state.move(255, 1);
    assertThat(state.deviceOf(255)).isEqualTo(1);
  }
}
