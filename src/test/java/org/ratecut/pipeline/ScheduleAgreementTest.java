package org.ratecut.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.pipeline.schedule.SchedulePlanner;
import org.ratecut.simulation.Disturbances;
import org.ratecut.simulation.SimulationResult;
import org.ratecut.simulation.Simulator;
import org.ratecut.testing.RandomProblems;

/** Schedulers and simulator, which share no code, agree on random problems. */
class ScheduleAgreementTest {

  private static final int PROBLEMS = 500;

  private int played;

  @Test
  void simulatorPlaysEverySchedule() {
    for (long seed = 0; seed < PROBLEMS; seed++) {
      check(RandomProblems.upTo(12, 4, seed), seed);
    }
    assertThat(played).isGreaterThan(PROBLEMS / 3);
  }

  @Test
  void simulatorPlaysEveryScheduleOfGraphsWhoseLayersAreArbitrary() {
    for (long seed = 0; seed < PROBLEMS; seed++) {
      check(PlainGraphs.of(seed), seed);
    }
    assertThat(played).isGreaterThan(PROBLEMS * 9 / 10);
  }

  private void check(Problem problem, long seed) {
    Assignment assignment = RandomProblems.assignment(problem, new Random(seed));
    Evaluation evaluation = Evaluator.evaluate(problem, assignment);
    if (!SchedulePlanner.isPossible(problem, evaluation)) {
      return;
    }
    SchedulePlanner planner = new SchedulePlanner(problem, assignment, seed);
    played++;
    SchedulePlan synchronous = planner.synchronous();
    assertThat(synchronous.schedule().periodSeconds()).isEqualTo(evaluation.period());
    SchedulePlan best = planner.atModelPeriod(6, () -> false);
    assertThat(best.schedule().periodSeconds()).isEqualTo(evaluation.period());
    if (best.fits() == synchronous.fits()) {
      assertThat(best.schedule().latency()).isLessThanOrEqualTo(synchronous.schedule().latency());
    }
    requireAgreement(problem, assignment, synchronous);
    requireAgreement(problem, assignment, best);
    requireAgreement(problem, assignment, planner.fastest(1 + seed % 4, 2, () -> false));
  }

  static void requireAgreement(Problem problem, Assignment assignment, SchedulePlan plan) {
    CyclicSchedule schedule = plan.schedule();
    Simulator simulator = new Simulator(problem, assignment, schedule, plan.places());
    int inferences = (int) Math.min(500, 3 * schedule.inFlight() + 20);
    SimulationResult table = simulator.playTable(inferences, Disturbances.NONE);
    String name = problem.name();
    assertThat(table.firstFaults())
        .as(name)
        .hasSize((int) plan.tooSmall().count())
        .allMatch(each -> each.contains("more RAM"));
    assertThat(table.ramAtFullest()).as(name).isEqualTo(plan.ramAtFullest());
    double latency = schedule.pipeline().seconds(schedule.latency());
    assertThat(table.latencyMedianSeconds()).as(name).isCloseTo(latency, within(1e-9 * latency));
    assertThat(table.latencyWorstSeconds()).as(name).isCloseTo(latency, within(1e-9 * latency));
    double rate = schedule.periodSeconds().reciprocal().toDouble();
    assertThat(table.ratePerSecond()).as(name).isCloseTo(rate, within(1e-9 * rate));
    SimulationResult selfTimed = simulator.playSelfTimed(inferences, Disturbances.NONE);
    assertThat(selfTimed.faults()).as(name).isEqualTo(table.faults());
    assertThat(selfTimed.ratePerSecond()).as(name).isGreaterThanOrEqualTo(rate * (1 - 1e-9));
    assertThat(selfTimed.latencyWorstSeconds()).as(name).isLessThanOrEqualTo(latency * (1 + 1e-9));
  }
}
