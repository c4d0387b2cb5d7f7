package org.ratecut.solver.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.bound.AttainableCosts;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.capacity.CapacityBound;
import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.Status;
import org.ratecut.registry.Solvers;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.SupervisedSearch;
import org.ratecut.testing.BigIntegerReferee;
import org.ratecut.testing.BigIntegerReferee.Cost;
import org.ratecut.testing.EdgeProblems;
import org.ratecut.testing.ExhaustiveSearch;

/**
 * Numbers as large as the model allows overflow nowhere: all that is said is right or is a bound.
 */
class SizesAtTheEdgeTest {

  private static final int PROBLEMS = Integer.getInteger("edge.problems", 40);

  @Test
  void theRefereeAgreesWithIntegersOfAnySize() {
    problems()
        .forEach(
            problem ->
                ExhaustiveSearch.forEach(
                    problem,
                    (assignment, evaluation) -> {
                      Optional<Cost> expected = BigIntegerReferee.cost(problem, assignment);
                      assertThat(evaluation.isValid())
                          .as("%s %s", problem.name(), assignment)
                          .isEqualTo(expected.isPresent());
                      expected.ifPresent(
                          cost ->
                              assertThat(exact(evaluation.cost(problem.objective())))
                                  .isEqualByComparingTo(cost));
                    }));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "best-fit",
        "per-layer",
        "round-robin",
        "bands",
        "repair",
        "seeds",
        "anneal",
        "dn2pciot",
        "seeds-then-dn2pciot",
        "enumerate",
        "timefold"
      })
  void searchesSayNothingWrong(String solver) {
    problems()
        .limit(solver.equals("timefold") ? PROBLEMS / 6 : PROBLEMS)
        .forEach(each -> requireRight(each, solver));
  }

  @Test
  void enumerationIsComplete() {
    problems()
        .forEach(
            problem ->
                assertThat(solve(problem, "enumerate").status())
                    .as(problem.name())
                    .isIn(Status.OPTIMAL, Status.INFEASIBLE));
  }

  @Test
  void totalsProveNothingWrong() {
    problems()
        .forEach(
            problem -> {
              List<Bound> bounds = new ArrayList<>();
              new CapacityBound()
                  .prove(problem, BoundBudget.ofTime(Duration.ofMinutes(1), 1), bounds::add);
              Optional<Cost> optimum = optimum(problem);
              for (Bound bound : bounds) {
                if (optimum.isPresent()) {
                  assertThat(bound.isInfeasible()).as("%s of %s", bound, problem).isFalse();
                  assertThat(exact(bound.cost().orElseThrow()))
                      .as("%s of %s", bound, problem)
                      .isLessThanOrEqualTo(optimum.orElseThrow());
                }
              }
            });
  }

  @Test
  void costsThatAreAttainedLieBetweenTheirNeighbours() {
    problems()
        .forEach(
            problem -> {
              AttainableCosts costs = new AttainableCosts(problem);
              ExhaustiveSearch.forEach(
                  problem,
                  (assignment, evaluation) -> {
                    Fraction cost = evaluation.cost(problem.objective());
                    if (evaluation.isValid() && !cost.isZero()) {
                      assertThat(costs.atMost(cost)).isEqualTo(cost);
                      assertThat(costs.below(cost)).isLessThan(cost);
                      assertThat(costs.unlimited()).isGreaterThanOrEqualTo(cost);
                      costs.above(cost).ifPresent(next -> assertThat(next).isGreaterThan(cost));
                      costs
                          .above(costs.below(cost))
                          .ifPresent(next -> assertThat(next).isEqualTo(cost));
                    }
                  });
            });
  }

  private static void requireRight(Problem problem, String solver) {
    Solution solution = solve(problem, solver);
    Optional<Cost> optimum = optimum(problem);
    if (solution.assignment().isPresent()) {
      Cost cost =
          BigIntegerReferee.cost(problem, solution.assignment().orElseThrow()).orElseThrow();
      assertThat(cost)
          .as("%s of %s", solver, problem.name())
          .isGreaterThanOrEqualTo(optimum.orElseThrow());
      if (solution.status() == Status.OPTIMAL) {
        assertThat(cost).as("%s of %s", solver, problem.name()).isEqualByComparingTo(optimum.get());
      }
    }
    if (solution.status() == Status.INFEASIBLE) {
      assertThat(optimum).as("%s of %s", solver, problem.name()).isEmpty();
    }
  }

  private static Solution solve(Problem problem, String solver) {
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    Budget budget = Budget.ofSteps(solver.equals("timefold") ? 20 : 300);
    return new SupervisedSearch(problem, budget, incumbent)
        .run(Solvers.named(solver).orElseThrow());
  }

  private static Optional<Cost> optimum(Problem problem) {
    List<Cost> costs = new ArrayList<>();
    ExhaustiveSearch.forEach(
        problem,
        (assignment, evaluation) ->
            BigIntegerReferee.cost(problem, assignment).ifPresent(costs::add));
    return costs.stream().min(Cost::compareTo);
  }

  private static Cost exact(Fraction fraction) {
    return new Cost(
        BigInteger.valueOf(fraction.numerator()), BigInteger.valueOf(fraction.denominator()));
  }

  private static Stream<Problem> problems() {
    return LongStream.range(0, PROBLEMS).mapToObj(EdgeProblems::of);
  }
}
