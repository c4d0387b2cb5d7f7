package org.ratecut.solver.cpsat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.sat.CpSolverResponse;
import com.google.ortools.sat.CpSolverStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ratecut.budget.Budget;
import org.ratecut.cpsat.Engine;
import org.ratecut.cpsat.NativeLibrary;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.model.solution.Support;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;

/** CP-SAT as it would be if it were wrong: it claims that no model has a solution. */
@Tag("slow")
class LyingEngineTest {

  private static final Engine LIAR =
      (model, parameters, isCancelled) ->
          CpSolverResponse.newBuilder().setStatus(CpSolverStatus.INFEASIBLE).build();

  @Test
  void whatItClaimsIsNeverReportedWhereItIsWrong() {
    int caught = 0;
    for (int seed = 0; seed < 200; seed++) {
      Problem problem = RandomProblems.tiny(seed);
      Optional<Fraction> optimum =
          ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::cost);
      Solution solution = solve(problem);
      Optional<Fraction> found = solution.assignment().map(each -> cost(problem, each));
      if (solution.status() == Status.OPTIMAL) {
        assertThat(found).as(problem.name()).isEqualTo(optimum);
        assertThat(solution.bound().map(Bound::support))
            .isNotEqualTo(Optional.of(Support.ONE_SOLVER));
      }
      if (solution.status() == Status.INFEASIBLE) {
        assertThat(optimum).as(problem.name()).isEmpty();
      }
      if (solution.stop() == StopReason.CONTRADICTION) {
        assertThat(solution.withdrawals()).isNotEmpty();
        assertThat(solution.withdrawals().get(0).fact()).contains("valid");
        caught++;
      }
    }
    assertThat(caught).isGreaterThan(20);
  }

  private static Fraction cost(Problem problem, Assignment assignment) {
    return Evaluator.evaluate(problem, assignment).cost(problem.objective());
  }

  private static Solution solve(Problem problem) {
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    StopReason stop =
        new CpSatSolver(CpSatSettings.DEFAULT, new NativeLibrary(), LIAR)
            .solve(problem, Budget.ofTime(Duration.ofMinutes(5)), incumbent);
    return incumbent.toSolution(stop);
  }
}
