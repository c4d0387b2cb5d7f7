package org.ratecut.solver.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.evaluation.Contiguity;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;
import org.ratecut.testing.ResourceProblems;
import org.ratecut.testing.ResourceProblems.Feature;

class ContiguousProposerTest {

  private static Problem problem(int vertices, int devices, long seed) {
    EnumSet<Feature> features =
        EnumSet.of(Feature.CONTIGUOUS, Feature.COMMUNICATING_DEVICES, Feature.MEASURED_TIMES);
    if (seed % 2 == 0) {
      features.add(Feature.COLOCATED);
    }
    Problem plain = RandomProblems.ofSize(vertices, devices, seed);
    return ResourceProblems.with(features, plain, seed).withObjective(Objective.RATE);
  }

  /** From a contiguous placement, moves lead to contiguous ones alone, and to many of them. */
  @Test
  void movesKeepAPlacementContiguous() {
    int made = 0;
    for (long seed = 1; seed <= 40; seed++) {
      Problem drawn = problem(14, 4, seed);
      Problem problem = drawn.withPins(Pins.none(drawn.vertexCount()));
      Units units = Units.of(problem).alongDataflow();
      SplittableRandom random = new SplittableRandom(seed);
      Contiguity contiguity = new Contiguity(problem.network());
      AssignmentState state = new AssignmentState(problem, new PrefixSplits(units).draw(random));
      assertThat(contiguity.holds(state.toAssignment(), 4)).isTrue();
      ContiguousProposer proposer = new ContiguousProposer(units);
      proposer.begin(state, random);
      for (int i = 0; i < 500; i++) {
        Assignment before = state.toAssignment();
        UnitMove move = proposer.draw(state, random);
        move.make(state);
        assertThat(contiguity.holds(state.toAssignment(), 4)).isTrue();
        made += move.size() > 0 ? 1 : 0;
        if (random.nextInt(3) == 0) {
          move.undo(state);
          assertThat(state.toAssignment()).isEqualTo(before);
        }
      }
    }
    assertThat(made).isGreaterThan(8_000);
  }

  @Test
  void theOptimumOfNearlyAllContiguousProblemsIsFound() {
    int feasible = 0;
    int optimal = 0;
    for (long seed = 1; seed <= 40; seed++) {
      Problem problem = problem(7, 3, seed);
      Optional<ExhaustiveSearch.Optimum> optimum = ExhaustiveSearch.optimum(problem);
      if (optimum.isPresent() && problem.hasChoice()) {
        feasible++;
        Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
        var unused = new BlockSearch().solve(problem, Budget.ofSteps(160), incumbent);
        Optional<Fraction> found = incumbent.cost();
        optimal += found.equals(Optional.of(optimum.get().cost())) ? 1 : 0;
      }
    }
    assertThat(feasible).isGreaterThan(15);
    assertThat(optimal).isGreaterThanOrEqualTo(feasible * 85 / 100);
  }
}
