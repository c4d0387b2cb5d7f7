package org.ratecut.solver.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.exact.Enumeration;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;

class WithinLatencyTest {

  private static final int PROBLEMS = 15;

  private int better;

  /** Half-way between the least latency of all assignments and that of the fastest. */
  @Test
  void offersOnlyWhatIsInTimeAndNothingBetterThanTheBestOfThat() {
    int found = 0;
    for (long seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = RandomProblems.upTo(6, 3, seed).withObjective(Objective.RATE);
      LatencyLimit limit = new LatencyLimit(halfWay(problem));
      Optional<Fraction> best = bestInTime(problem, limit);
      Solution solution = solve(problem, limit);
      solution
          .assignment()
          .ifPresent(each -> assertThat(limit.isKeptBy(problem, each)).as(problem.name()).isTrue());
      assertThat(solution.assignment().isPresent()).as(problem.name()).isEqualTo(best.isPresent());
      found += best.isPresent() ? 1 : 0;
      better += isBest(problem, solution, best) ? 1 : 0;
    }
    assertThat(found).isGreaterThan(PROBLEMS / 3 - 1);
    assertThat(better).isGreaterThan(found * 3 / 4);
  }

  @Test
  void provesThatNothingIsFasterThanTheLongestPath() {
    Problem problem = RandomProblems.ofSize(8, 3, 4).withObjective(Objective.RATE);
    Solution solution = solve(problem, new LatencyLimit(Duration.ofNanos(1)));
    assertThat(solution.status()).isEqualTo(Status.INFEASIBLE);
  }

  private static boolean isBest(Problem problem, Solution solution, Optional<Fraction> best) {
    return best.isPresent()
        && ExhaustiveSearch.optimum(problem).isPresent()
        && solution.assignment().map(each -> cost(problem, each).equals(best.get())).orElse(false);
  }

  private static Fraction cost(Problem problem, Assignment assignment) {
    return Evaluator.evaluate(problem, assignment).period();
  }

  private static Solution solve(Problem problem, LatencyLimit limit) {
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    StopReason stop =
        new WithinLatency(new Enumeration(), limit, Optional.empty())
            .solve(problem, Budget.ofSteps(400), incumbent);
    return incumbent.toSolution(stop);
  }

  private static Optional<Fraction> bestInTime(Problem problem, LatencyLimit limit) {
    Fraction[] best = new Fraction[1];
    ExhaustiveSearch.forEach(
        problem,
        (assignment, evaluation) -> {
          if (evaluation.isValid()
              && (best[0] == null || evaluation.period().isLessThan(best[0]))
              && limit.isKeptBy(problem, assignment)) {
            best[0] = evaluation.period();
          }
        });
    return Optional.ofNullable(best[0]);
  }

  private static Duration halfWay(Problem problem) {
    double[] least = {Double.MAX_VALUE};
    LatencyLimit any = new LatencyLimit(Duration.ofDays(1));
    ExhaustiveSearch.forEach(
        problem,
        (assignment, evaluation) -> {
          if (evaluation.isValid()) {
            least[0] = Math.min(least[0], latency(any.firstPlan(problem, assignment)));
          }
        });
    double fastest =
        ExhaustiveSearch.optimum(problem)
            .map(each -> latency(any.firstPlan(problem, each.assignment())))
            .orElse(1.0);
    double seconds = Math.min(1e6, (Math.min(least[0], fastest) + fastest) / 2);
    return Duration.ofNanos(Math.max(1, (long) (seconds * 1e9)));
  }

  private static double latency(Optional<SchedulePlan> plan) {
    return plan.map(SchedulePlan::latencySeconds).orElse(0.0);
  }
}
