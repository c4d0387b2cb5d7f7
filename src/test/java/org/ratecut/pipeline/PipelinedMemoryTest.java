package org.ratecut.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.pipeline.schedule.SchedulePlanner;
import org.ratecut.simulation.Disturbances;
import org.ratecut.simulation.SimulationResult;
import org.ratecut.simulation.Simulator;
import org.ratecut.testing.RandomProblems;

/**
 * What is valid with memory counted as pipelined has a schedule at its period that fits in RAM.
 * {@code -Dratecut.pipelinedProblems=1000} looks at more problems.
 */
class PipelinedMemoryTest {

  private static final int PROBLEMS = Integer.getInteger("ratecut.pipelinedProblems", 100);

  private int played;

  @Test
  void whatIsValidHasAScheduleThatFits() {
    for (long seed = 0; seed < PROBLEMS; seed++) {
      check(PlainGraphs.of(seed), seed);
      Problem random = RandomProblems.upTo(12, 4, seed);
      if (!random.network().reusesMemory()) {
        check(random, seed);
      }
    }
    assertThat(played).isGreaterThan(PROBLEMS);
  }

  @Test
  void stateAgreesWithTheRefereeAfterEachMove() {
    for (long seed = 0; seed < PROBLEMS; seed++) {
      agrees(pipelined(PlainGraphs.of(seed)), seed);
      Problem random = RandomProblems.upTo(12, 5, seed);
      if (!random.network().reusesMemory()) {
        agrees(pipelined(random), seed);
      }
    }
  }

  private static void agrees(Problem problem, long seed) {
    Random random = new Random(seed);
    AssignmentState state =
        new AssignmentState(problem, RandomProblems.assignment(problem, random));
    for (int i = 0; i < 50; i++) {
      state.move(random.nextInt(problem.vertexCount()), random.nextInt(problem.deviceCount()));
      Evaluation expected = Evaluator.evaluate(problem, state.toAssignment());
      for (int d = 0; d < problem.deviceCount(); d++) {
        assertThat(state.memoryUsed(MemoryKind.RAM, d))
            .as("RAM of %d in %s after move %d", d, problem.name(), i)
            .isEqualTo(expected.memoryUsed().get(d));
      }
    }
  }

  private static Problem pipelined(Problem problem) {
    return withNetwork(problem, problem.network().pipelined(), problem.cluster());
  }

  private static Problem withNetwork(Problem problem, Network network, Cluster cluster) {
    return new Problem(
        problem.name(), network, cluster, Pins.none(network.vertexCount()), problem.objective());
  }

  private void check(Problem problem, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2; i++) {
      Assignment assignment = RandomProblems.assignment(problem, random);
      Evaluation evaluation = Evaluator.evaluate(pipelined(problem), assignment);
      if (SchedulePlanner.isPossible(problem, evaluation)) {
        requireSchedule(exactlyEnough(problem, evaluation), assignment, seed);
      }
    }
  }

  /** The same with as much RAM as is counted, and not a value more. */
  private static Problem exactlyEnough(Problem problem, Evaluation evaluation) {
    Cluster cluster = problem.cluster();
    return withNetwork(
        problem,
        problem.network().pipelined(),
        new Cluster(
            cluster.name(),
            IntStream.range(0, cluster.deviceCount())
                .mapToObj(
                    d ->
                        cluster
                            .device(d)
                            .withMemory(evaluation.memoryUsed().get(d), Network.MAX_TOTAL))
                .toList(),
            cluster.channels()));
  }

  private void requireSchedule(Problem problem, Assignment assignment, long seed) {
    Evaluation evaluation = Evaluator.evaluate(problem, assignment);
    assertThat(evaluation.isValid()).isTrue();
    SchedulePlanner planner = new SchedulePlanner(problem, assignment, seed);
    requireFaultless(problem, assignment, planner.staged());
    requireFaultless(problem, assignment, planner.atModelPeriod(2, () -> false));
    played++;
  }

  private static void requireFaultless(Problem problem, Assignment assignment, SchedulePlan plan) {
    assertThat(plan.schedule().periodSeconds())
        .isEqualTo(Evaluator.evaluate(problem, assignment).period());
    assertThat(plan.fits()).as("%s with %s fits", problem.name(), assignment).isTrue();
    Simulator simulator = new Simulator(problem, assignment, plan.schedule(), plan.places());
    int inferences = (int) Math.min(300, 3 * plan.schedule().inFlight() + 10);
    SimulationResult result = simulator.playTable(inferences, Disturbances.NONE);
    assertThat(result.firstFaults()).as(problem.name()).isEmpty();
    for (int d = 0; d < problem.deviceCount(); d++) {
      assertThat(result.ramAtFullest().get(d))
          .isLessThanOrEqualTo(problem.cluster().device(d).memory());
    }
  }
}
