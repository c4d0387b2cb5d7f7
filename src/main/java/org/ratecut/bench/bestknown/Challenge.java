package org.ratecut.bench.bestknown;

import java.util.Optional;
import org.ratecut.bench.RunResult;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.Status;

/**
 * The best run on a problem beside the best solution known, both as the referee values them.
 *
 * @param problem that both are for
 * @param run the best run
 * @param assignment of the run; valid
 * @param found what it is worth
 * @param known what the best-known solution is worth; empty if there is none
 * @param knownOptimal whether the best-known solution says that it is proved to be optimal
 */
public record Challenge(
    Problem problem,
    RunResult run,
    Assignment assignment,
    Evaluation found,
    Optional<Evaluation> known,
    boolean knownOptimal) {

  /** Whether the run is better than what is known, or the first. */
  public boolean isBetter() {
    return known.isEmpty() || found.period().isLessThan(known.get().period());
  }

  /** Whether the run proved that what is known is optimal, which was open. */
  public boolean isProof() {
    return !knownOptimal
        && run.answer().orElseThrow().status() == Status.OPTIMAL
        && known.filter(evaluation -> evaluation.period().equals(found.period())).isPresent();
  }
}
