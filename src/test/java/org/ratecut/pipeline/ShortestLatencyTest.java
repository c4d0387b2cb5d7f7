package org.ratecut.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Device;
import org.ratecut.pipeline.cpsat.Effort;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.pipeline.schedule.SchedulePlanner;
import org.ratecut.simulation.Disturbances;
import org.ratecut.simulation.Simulator;
import org.ratecut.testing.RandomProblems;

/** What is called shortest is the shortest, and bounds hold. */
class ShortestLatencyTest {

  private static final int PROBLEMS = 500;

  private int judged;

  @Test
  void exhaustiveSearchFindsNoShorterLatency() {
    for (long seed = 0; seed < PROBLEMS && judged < 60; seed++) {
      Problem problem = RandomProblems.upTo(6, 3, seed);
      Assignment assignment = RandomProblems.assignment(problem, new Random(seed));
      if (SchedulePlanner.isPossible(problem, Evaluator.evaluate(problem, assignment))) {
        compare(problem, assignment);
      }
    }
    assertThat(judged).isEqualTo(60);
  }

  private void compare(Problem problem, Assignment assignment) {
    SchedulePlanner planner = new SchedulePlanner(problem, assignment, 1);
    if (planner.operations().count() > 6 || planner.operations().modelPeriod() > 14) {
      return;
    }
    SchedulePlan known = planner.atModelPeriod(0, () -> false);
    SchedulePlan plan = planner.exact(known, Effort.repeatable(1, 1), () -> false);
    if (!plan.fits()) {
      return;
    }
    judged++;
    assertThat(plan.schedule().latency())
        .isLessThanOrEqualTo(known.fits() ? known.schedule().latency() : Long.MAX_VALUE);
    long[] available = problem.cluster().devices().stream().mapToLong(Device::memory).toArray();
    long period = plan.schedule().period();
    long shortest =
        new ExhaustiveSchedules(planner.operations(), available, period)
            .shortestLatency(plan.schedule().latency());
    if (plan.isShortest()) {
      assertThat(plan.schedule().latency()).as(problem.name()).isEqualTo(shortest);
    }
    assertThat(
            new Simulator(problem, assignment, plan.schedule(), plan.places())
                .playTable(20, Disturbances.NONE)
                .firstFaults())
        .as(problem.name())
        .isEmpty();
  }

  @Test
  void noScheduleThatFitsIsFasterThanTheBound() {
    int bounded = 0;
    for (long seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = RandomProblems.upTo(10, 3, seed);
      Assignment assignment = RandomProblems.assignment(problem, new Random(seed));
      if (!SchedulePlanner.isPossible(problem, Evaluator.evaluate(problem, assignment))) {
        continue;
      }
      SchedulePlanner planner = new SchedulePlanner(problem, assignment, 1);
      OptionalLong bound = planner.shortestPeriod();
      SchedulePlan plan = planner.fastest(Long.MAX_VALUE, 2, () -> false);
      if (plan.fits()) {
        bounded++;
        assertThat(bound).as(problem.name()).isPresent();
        assertThat(plan.schedule().period()).isGreaterThanOrEqualTo(bound.getAsLong());
      }
    }
    assertThat(bounded).isGreaterThan(50);
  }
}
