package org.ratecut.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.PaperProblems;
import org.ratecut.testing.RandomProblems;

/**
 * What every solver promises. The referee inside {@link Incumbent} throws if a solver offers an
 * assignment that breaks memory, pins or channels, so each search here is also a test of validity.
 */
public interface SolverContract {

  /** The solver under test. */
  Solver solver();

  /** Steps that are plenty for problems of seven vertices. */
  default long plenty() {
    return 500;
  }

  /** Steps that are few for problems of hundreds of vertices, and still find something. */
  default long few() {
    return 20;
  }

  @Test
  default void offersAreValidAndNeverBetterThanTheOptimum() {
    for (long seed = 1; seed <= 150; seed++) {
      Problem problem = RandomProblems.tiny(seed);
      Incumbent incumbent = search(problem, Budget.ofSteps(plenty()));
      Optional<Fraction> optimum =
          ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::cost);
      incumbent
          .cost()
          .ifPresent(
              cost ->
                  assertThat(cost)
                      .as(problem.name())
                      .isGreaterThanOrEqualTo(optimum.orElseThrow()));
    }
  }

  @Test
  default void infeasibleProblemsEndWithoutAnAssignment() {
    List<Problem> infeasible =
        LongStream.rangeClosed(1, 150)
            .mapToObj(RandomProblems::tiny)
            .filter(problem -> ExhaustiveSearch.optimum(problem).isEmpty())
            .toList();
    assertThat(infeasible).isNotEmpty();
    for (Problem problem : infeasible) {
      Incumbent incumbent = search(problem, Budget.ofSteps(plenty()));
      assertThat(incumbent.toSolution(StopReason.EXHAUSTED).status())
          .isIn(Status.UNKNOWN, Status.INFEASIBLE);
    }
  }

  @Test
  default void sameSeedAndStepsGiveTheSameIncumbents() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    List<Assignment> first = new ArrayList<>();
    List<Assignment> second = new ArrayList<>();
    solver().solve(problem, Budget.ofSteps(few()), new Incumbent(problem, recorder(first)));
    solver().solve(problem, Budget.ofSteps(few()), new Incumbent(problem, recorder(second)));
    assertThat(first).isEqualTo(second);
  }

  @Test
  default void cancelledBudgetEndsBeforeTheFirstOffer() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    Budget budget = Budget.ofSteps(plenty());
    budget.cancel();
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    assertThat(solver().solve(problem, budget, incumbent)).isEqualTo(StopReason.INTERRUPTED);
    assertThat(incumbent.assignment()).isEmpty();
  }

  @Test
  default void noStepsMeansNoOffer() {
    Problem problem = PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.samg55x4());
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    assertThat(solver().solve(problem, Budget.ofSteps(0), incumbent))
        .isEqualTo(StopReason.TIME_LIMIT);
    assertThat(incumbent.assignment()).isEmpty();
  }

  @Test
  default void nothingToComputeOrSendIsSolved() {
    var builder = Network.builder("still");
    builder.addLayer("only", 1, 3, 1, new Vertex(2, 0, 0));
    Cluster cluster = PaperProblems.equal("pair", 2, 6, 1, 1);
    for (Objective objective : Objective.values()) {
      Problem problem = Problem.of("still_pair", builder.build(), cluster).withObjective(objective);
      Incumbent incumbent = search(problem, Budget.ofSteps(plenty()));
      assertThat(incumbent.cost()).contains(Fraction.ZERO);
      assertThat(incumbent.evaluation().orElseThrow().inferenceRate()).isEmpty();
    }
  }

  @Test
  default void oneDeviceWithoutChannelsIsEnough() {
    Network network = PaperProblems.lenet2to1();
    Cluster cluster = new Cluster("big", List.of(new Device("d0", 100_000, 353_820)), List.of());
    Problem problem = Problem.of("lenet_big", network, cluster);
    Incumbent incumbent = search(problem, Budget.ofSteps(plenty()));
    assertThat(incumbent.cost()).contains(Fraction.of(1));
  }

  private Incumbent search(Problem problem, Budget budget) {
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    solver().solve(problem, budget, incumbent);
    return incumbent;
  }

  private static Listener recorder(List<Assignment> heard) {
    return new Listener() {
      @Override
      public void onIncumbent(Assignment assignment, Evaluation evaluation, String source) {
        heard.add(assignment);
      }
    };
  }
}
