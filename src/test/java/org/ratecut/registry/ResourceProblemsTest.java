package org.ratecut.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ratecut.bound.BoundBudget;
import org.ratecut.bound.BoundMethod;
import org.ratecut.bound.methods.BoundMethods;
import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.solver.cpsat.CpSatSolver;
import org.ratecut.solver.exact.Enumeration;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;
import org.ratecut.testing.ResourceProblems;
import org.ratecut.testing.ResourceProblems.Feature;

/** Every search and every bound against exhaustive search, for every kind of resource and rule. */
@Tag("slow")
class ResourceProblemsTest {

  /** Of each feature; with {@code -Dresources.problems=500} some minutes. */
  private static final int PROBLEMS = Integer.getInteger("resources.problems", 8);

  private static final List<Feature> FEATURES = List.of(Feature.values());

  private static final List<String> SOLVERS =
      List.of(
          "seeds",
          "anneal",
          "blocks",
          "dn2pciot",
          "enumerate",
          "cpsat-polish",
          "timefold",
          "portfolio");

  @ParameterizedTest
  @EnumSource(Feature.class)
  void exactSolversProveTheOptimumAndNoBoundExceedsIt(Feature feature) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = problem(feature, seed);
      Optional<Fraction> optimum =
          ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::cost);
      requireProof(new Enumeration(), problem, optimum);
      requireProof(new CpSatSolver(), problem, optimum);
      for (BoundMethod method : BoundMethods.all()) {
        requireSound(method, problem, optimum);
      }
    }
  }

  @Test
  void everySolverOffersOnlyWhatIsValidAndNothingBetterThanTheOptimum() {
    for (int seed = 0; seed < Math.min(100, 2 * PROBLEMS); seed++) {
      Problem problem = problem(FEATURES.get(seed % FEATURES.size()), 1_000 + seed);
      Optional<Fraction> optimum =
          ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::cost);
      for (String name : SOLVERS) {
        Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
        Solver solver = Solvers.named(name).orElseThrow();
        solver.solve(problem, Budget.ofSteps(20), incumbent);
        assertThat(incumbent.toSolution(StopReason.EXHAUSTED).withdrawals()).as(name).isEmpty();
        incumbent
            .cost()
            .ifPresent(
                cost ->
                    assertThat(cost)
                        .as("%s on %s", name, problem)
                        .isGreaterThanOrEqualTo(optimum.orElseThrow()));
      }
    }
  }

  private static Problem problem(Feature feature, int seed) {
    Set<Feature> features =
        seed % 2 == 0 ? EnumSet.of(feature) : EnumSet.copyOf(ResourceProblems.features(seed));
    features.add(feature);
    return ResourceProblems.with(features, RandomProblems.upTo(7, 3, seed), seed);
  }

  private static void requireProof(Solver solver, Problem problem, Optional<Fraction> optimum) {
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    solver.solve(problem, Budget.ofSteps(1_000), incumbent);
    assertThat(incumbent.cost()).as("%s on %s", solver.name(), problem).isEqualTo(optimum);
    assertThat(incumbent.isClosed()).as("%s on %s", solver.name(), problem).isTrue();
  }

  private static void requireSound(
      BoundMethod method, Problem problem, Optional<Fraction> optimum) {
    method.prove(
        problem,
        BoundBudget.ofTime(Duration.ofSeconds(20), 1),
        bound ->
            assertThat(isSound(bound, optimum))
                .as("%s of %s on %s: %s", bound, method.name(), problem, optimum)
                .isTrue());
  }

  private static boolean isSound(Bound bound, Optional<Fraction> optimum) {
    return optimum.map(cost -> !bound.isRefutedBy(cost)).orElse(true);
  }
}
