package org.ratecut.bound.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ratecut.bound.BoundBudget;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Support;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;

/** Each argument by itself next to the true optimum. */
class CapacityBoundTest {

  private static final int PROBLEMS = 400;

  @Test
  void noArgumentExceedsTheOptimumAndEachAttainsItSomewhere() {
    Map<String, Integer> tight = new TreeMap<>();
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = RandomProblems.upTo(6, 3, seed);
      Optional<Fraction> optimum =
          ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::cost);
      for (Bound bound : bounds(problem)) {
        assertThat(bound.support()).isEqualTo(Support.ARITHMETIC);
        if (optimum.isPresent()) {
          assertThat(bound.isRefutedBy(optimum.orElseThrow()))
              .as("%s of %s", bound, problem.name())
              .isFalse();
        }
        tight.merge(bound.argument(), bound.cost().equals(optimum) ? 1 : 0, Integer::sum);
      }
    }
    assertThat(tight)
        .containsOnlyKeys(
            "computation",
            "largest-vertex",
            "memory",
            "memory-and-computation",
            "pinned-load",
            "trivial")
        .allSatisfy((argument, count) -> assertThat(count).as(argument).isPositive());
  }

  /** It says the same and more, because a memory only takes computation away from a device. */
  @Test
  void memoryNeverWeakensTheBoundByComputation() {
    int stronger = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      List<Bound> bounds = bounds(RandomProblems.upTo(6, 3, seed));
      Optional<Bound> computation = byArgument(bounds, "computation");
      if (computation.isPresent()) {
        Bound withMemory = byArgument(bounds, "memory-and-computation").orElseThrow();
        assertThat(computation.orElseThrow().isStrongerThan(withMemory)).isFalse();
        stronger += withMemory.isStrongerThan(computation.orElseThrow()) ? 1 : 0;
      }
    }
    assertThat(stronger).isPositive();
  }

  private static Optional<Bound> byArgument(List<Bound> bounds, String argument) {
    return bounds.stream().filter(bound -> bound.argument().equals(argument)).findFirst();
  }

  private static List<Bound> bounds(Problem problem) {
    List<Bound> bounds = new ArrayList<>();
    new CapacityBound().prove(problem, BoundBudget.ofTime(Duration.ofMinutes(1), 1), bounds::add);
    return bounds;
  }
}
