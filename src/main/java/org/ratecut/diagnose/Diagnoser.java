package org.ratecut.diagnose;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ratecut.budget.Budget;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.Status;

/**
 * Finds out whether a problem fits; if not, why and what would repair it; if so, what limits it and
 * what would help. The parts share the time of one budget.
 */
public final class Diagnoser {

  private static final int FIT_PART_OF_TIME = 4;
  private static final int SEARCH_PART_OF_TIME = 2;

  private final Problem problem;
  private final Budget budget;
  private final Consumer<String> progress;

  /**
   * Prepares a diagnosis.
   *
   * @param progress hears what is done next, in a few words
   */
  public Diagnoser(Problem problem, Budget budget, Consumer<String> progress) {
    this.problem = problem;
    this.budget = budget;
    this.progress = progress;
  }

  /** Diagnoses until everything is answered or the budget is spent. */
  public Diagnosis diagnose() {
    progress.accept("does it fit?");
    Demands all = Demands.allOf(problem);
    Feasibility verdict =
        new Fitting(budget)
            .decide(Excerpt.of(problem, all), budget.remaining().dividedBy(FIT_PART_OF_TIME));
    if (verdict instanceof Feasibility.Impossible impossible) {
      return infeasible(core().orElseGet(() -> everything(impossible.proof())));
    }
    if (verdict instanceof Feasibility.Fits fits) {
      return limited(Optional.of(fits.assignment()));
    }
    return core().<Diagnosis>map(this::infeasible).orElseGet(() -> limited(Optional.empty()));
  }

  private Optional<Core> core() {
    progress.accept("which part is impossible already?");
    return new CoreFinder(problem, budget).find();
  }

  private Core everything(Proof proof) {
    return Core.of(problem, Demands.allOf(problem), List.of(proof), false);
  }

  private Diagnosis infeasible(Core core) {
    progress.accept("what would repair it?");
    return new Diagnosis.Infeasible(core, new Repairs(core, budget).find());
  }

  private Diagnosis limited(Optional<Assignment> start) {
    progress.accept("how fast can it be?");
    LimitSearch limits = new LimitSearch(problem, budget);
    Solution solution = limits.search(start, budget.remaining().dividedBy(SEARCH_PART_OF_TIME));
    if (solution.status() == Status.INFEASIBLE) {
      Bound bound = solution.bound().orElseThrow();
      return infeasible(
          everything(
              new Proof(
                  bound.argument(),
                  "A bound proves that no assignment is valid.",
                  bound.support())));
    }
    if (solution.assignment().isEmpty()) {
      return new Diagnosis.Unknown(problem);
    }
    progress.accept("what would a change give?");
    return limits.explain(solution);
  }
}
