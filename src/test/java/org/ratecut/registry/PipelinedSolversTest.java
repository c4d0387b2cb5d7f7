package org.ratecut.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.StopReason;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.exact.Enumeration;
import org.ratecut.testing.ExhaustiveSearch;
import org.ratecut.testing.RandomProblems;

/** Every search against exhaustive search, where RAM must have room for a pipeline. */
class PipelinedSolversTest {

  private static final int PROBLEMS = Integer.getInteger("ratecut.pipelinedSolves", 6);

  private static final List<String> SOLVERS =
      List.of("seeds", "anneal", "blocks", "dn2pciot", "cpsat", "cpsat-polish", "timefold");

  private static List<Problem> problems(long first) {
    return LongStream.range(first, Long.MAX_VALUE)
        .mapToObj(seed -> RandomProblems.upTo(7, 3, seed))
        .filter(problem -> !problem.network().reusesMemory())
        .map(PipelinedSolversTest::pipelined)
        .limit(PROBLEMS)
        .toList();
  }

  /** With half as much RAM again, so that it is often tight and not always too little. */
  private static Problem pipelined(Problem problem) {
    Cluster cluster = problem.cluster();
    return new Problem(
        problem.name(),
        problem.network().pipelined(),
        new Cluster(
            cluster.name(),
            cluster.devices().stream()
                .map(each -> each.withMemory(each.memory() * 3 / 2, each.flash()))
                .toList(),
            cluster.channels()),
        problem.pins(),
        problem.objective());
  }

  @Test
  void enumerationProvesTheOptimum() {
    for (Problem problem : problems(0)) {
      Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
      new Enumeration().solve(problem, Budget.ofSteps(1_000), incumbent);
      assertThat(incumbent.cost()).as(problem.name()).isEqualTo(optimum(problem));
      assertThat(incumbent.isClosed()).as(problem.name()).isTrue();
    }
  }

  @Test
  void noSolverOffersWhatIsInvalidOrProvesTooMuch() {
    for (Problem problem : problems(500)) {
      Optional<Fraction> optimum = optimum(problem);
      for (String name : SOLVERS) {
        Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
        Solvers.named(name).orElseThrow().solve(problem, Budget.ofSteps(20), incumbent);
        assertThat(incumbent.toSolution(StopReason.EXHAUSTED).withdrawals()).as(name).isEmpty();
        optimum.ifPresent(
            cost -> {
              assertThat(incumbent.costBound()).as(name).isLessThanOrEqualTo(cost);
              assertThat(incumbent.bound().filter(each -> each.isRefutedBy(cost)))
                  .as("%s on %s", name, problem)
                  .isEmpty();
            });
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

  private static Optional<Fraction> optimum(Problem problem) {
    return ExhaustiveSearch.optimum(problem).map(ExhaustiveSearch.Optimum::cost);
  }
}
