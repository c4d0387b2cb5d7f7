package org.ratecut.solver.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.solver.portfolio.InParallel.Lane;
import org.ratecut.testing.PaperProblems;

class CompositionTest {

  private final Problem problem =
      PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
  private final Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
  private final List<Budget> given = Collections.synchronizedList(new ArrayList<>());

  /** Notes its budget, and answers. */
  private record Note(List<Budget> given, StopReason answer) implements Solver {
    @Override
    public String name() {
      return "note";
    }

    @Override
    public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
      given.add(budget);
      return answer;
    }
  }

  /** Does nothing until it is told to stop. */
  private record Patient() implements Solver {
    @Override
    public String name() {
      return "patient";
    }

    @Override
    public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
      while (incumbent.stopReason(budget).isEmpty()) {
        Thread.onSpinWait();
      }
      return incumbent.stopReason(budget).orElseThrow();
    }
  }

  private record Broken() implements Solver {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public StopReason solve(Problem problem, Budget budget, Incumbent incumbent) {
      throw new IllegalStateException("broken on purpose");
    }
  }

  private Note note() {
    return new Note(given, StopReason.EXHAUSTED);
  }

  @Test
  void lanesHaveTheirThreadsAndDifferentSeeds() {
    Solver both = new InParallel("both", List.of(new Lane(note(), 3), new Lane(note(), 1)));
    both.solve(problem, Budget.ofTime(Duration.ofHours(1)).withSeed(5), incumbent);
    assertThat(given).extracting(Budget::threads).containsExactlyInAnyOrder(3, 1);
    assertThat(given).extracting(Budget::seed).doesNotHaveDuplicates().contains(5L);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBrokenLaneEndsTheOthersAndIsHeardOf(boolean first) {
    Lane broken = new Lane(new Broken(), 1);
    Lane patient = new Lane(new Patient(), 1);
    Solver both =
        new InParallel("both", first ? List.of(broken, patient) : List.of(patient, broken));
    Budget budget = Budget.ofTime(Duration.ofHours(1));
    assertThatThrownBy(() -> both.solve(problem, budget, incumbent))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken on purpose");
    assertThat(budget.isCancelled()).isTrue();
  }

  @Test
  void aPartOfTheTimeEndsEarlier() {
    Budget hour = Budget.ofTime(Duration.ofHours(1));
    new ForPartOfTime(note(), 10).solve(problem, hour, incumbent);
    assertThat(given.get(0).remaining()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
  }

  @Test
  void aPartOfTheStepsIsRoundedDown() {
    new ForPartOfSteps(note(), 1).solve(problem, Budget.ofSteps(1_950), incumbent);
    assertThat(given.get(0).stepLimit()).hasValue(19);
  }

  @Test
  void aProofEndsASequence() {
    Solver proof = new Note(given, StopReason.PROVED);
    Solver sequence = new InSequence("sequence", List.of(note(), proof, note()));
    assertThat(sequence.solve(problem, Budget.ofSteps(1), incumbent)).isEqualTo(StopReason.PROVED);
    assertThat(given).hasSize(2);
  }
}
