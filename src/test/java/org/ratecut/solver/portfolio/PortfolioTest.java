package org.ratecut.solver.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.budget.Budget;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.solver.SolverContract;
import org.ratecut.solver.anneal.Anneal;
import org.ratecut.testing.PaperProblems;

class PortfolioTest implements SolverContract {

  @Override
  public Solver solver() {
    return new Portfolio();
  }

  @Override
  public long plenty() {
    return 30;
  }

  @Test
  void isNeverWorseThanAnnealWithTheSameSteps() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    Incumbent alone = new Incumbent(problem, Listener.SILENT);
    new Anneal().solve(problem, Budget.ofSteps(1_000), alone);
    Incumbent together = new Incumbent(problem, Listener.SILENT);
    solver().solve(problem, Budget.ofSteps(1_000), together);
    Fraction cost = together.cost().orElseThrow();
    assertThat(cost).isLessThanOrEqualTo(alone.cost().orElseThrow());
  }

  @Test
  void threadsWithAStepLimitGiveTheSameAssignmentOnEveryRun() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    Budget budget = Budget.ofSteps(400).withThreads(3).withSeed(5);
    Incumbent first = new Incumbent(problem, Listener.SILENT);
    Incumbent second = new Incumbent(problem, Listener.SILENT);
    solver().solve(problem, budget, first);
    solver().solve(problem, budget, second);
    assertThat(first.assignment()).isPresent().isEqualTo(second.assignment());
  }

  static Stream<String> tinyProblems() {
    return ProblemLoader.standard().bundledProblems().stream()
        .filter(name -> name.startsWith("tiny/"));
  }

  @ParameterizedTest
  @MethodSource("tinyProblems")
  void tinyProblemsAreClosed(String name) {
    Problem problem = ProblemLoader.standard().load(name);
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    assertThat(solver().solve(problem, Budget.ofSteps(1_000), incumbent))
        .isEqualTo(StopReason.PROVED);
  }
}
