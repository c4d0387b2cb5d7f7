package org.ratecut.bound.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.sat.CpSolverResponse;
import com.google.ortools.sat.CpSolverStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundRun;
import org.ratecut.bound.capacity.CapacityBound;
import org.ratecut.cpsat.Engine;
import org.ratecut.cpsat.NativeLibrary;
import org.ratecut.cpsat.Oracle;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Support;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;

/** Bounds with a CP-SAT that claims that no model has a solution. */
class LyingEngineBoundTest {

  private static final Engine LIAR =
      (model, parameters, isCancelled) ->
          CpSolverResponse.newBuilder().setStatus(CpSolverStatus.INFEASIBLE).build();

  @Test
  void aSecondSolverFindsOutAndTheBoundIsWithdrawn() {
    for (int seed = 0; seed < 60; seed++) {
      Problem problem = RandomProblems.tiny(seed);
      Optional<Fraction> optimum =
          ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::cost);
      if (optimum.isPresent()) {
        requireWithdrawn(problem, optimum.orElseThrow(), Optional::empty);
      }
    }
  }

  @Test
  void aKnownAssignmentContradictsItToo() {
    int seen = 0;
    for (int seed = 0; seed < 60; seed++) {
      Problem problem = RandomProblems.tiny(seed);
      Optional<Fraction> optimum =
          ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::cost);
      if (optimum.isPresent()) {
        requireWithdrawn(problem, optimum.orElseThrow(), () -> optimum);
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(30);
  }

  private static void requireWithdrawn(
      Problem problem, Fraction optimum, Supplier<Optional<Fraction>> knownCost) {
    BoundBudget budget = BoundBudget.ofTime(Duration.ofMinutes(5), 1).withKnownCost(knownCost);
    BoundRun.Result result =
        new BoundRun(
                List.of(
                    new CapacityBound(),
                    new LayerProfileBound(
                        new NativeLibrary(), () -> new Oracle(LIAR, Duration.ofMinutes(5)))))
            .run(problem, budget, bound -> {});
    boolean isClosedBySums =
        knownCost.get().isPresent()
            && result.best().flatMap(Bound::cost).filter(optimum::equals).isPresent();
    if (!isClosedBySums) {
      assertThat(result.withdrawals()).as(problem.name()).isNotEmpty();
    }
    for (BoundRun.Component each : result.components()) {
      assertThat(each.bound().support()).as(problem.name()).isEqualTo(Support.ARITHMETIC);
      assertThat(each.bound().cost().orElseThrow()).isLessThanOrEqualTo(optimum);
    }
  }
}
