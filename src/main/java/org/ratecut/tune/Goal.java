package org.ratecut.tune;

import java.util.OptionalDouble;
import org.ratecut.bench.Outcome;
import org.ratecut.bench.RunResult;
import org.ratecut.io.units.Figures;
import org.ratecut.model.solution.Status;

/** What a tuning wants more of. */
public enum Goal {
  /** The rate that a run reaches, in inferences per second. */
  RATE,
  /** How soon a run has proved that its answer is the best: proofs per second. */
  PROOF;

  /** What is proved sooner is proved at once; the clock shows no less. */
  private static final double SHORTEST = 1e-3;

  /** What a run is worth, above 0; empty if it did not get there. */
  OptionalDouble worth(RunResult result) {
    return this == RATE ? rate(result) : proofs(result);
  }

  private static OptionalDouble rate(RunResult result) {
    boolean infinite = result.outcome() == Outcome.SOLVED && result.rate().isEmpty();
    return infinite ? OptionalDouble.of(Double.POSITIVE_INFINITY) : result.rate();
  }

  private static OptionalDouble proofs(RunResult result) {
    return result
        .answer()
        .filter(each -> each.status() == Status.OPTIMAL || each.status() == Status.INFEASIBLE)
        .map(each -> OptionalDouble.of(1 / Math.max(SHORTEST, each.seconds())))
        .orElse(OptionalDouble.empty());
  }

  /** For people: a rate, or the time of a proof. */
  public String text(OptionalDouble worth) {
    if (worth.isEmpty()) {
      return this == RATE ? "-" : "no proof";
    }
    return this == RATE
        ? Figures.shortRate(worth.getAsDouble())
        : Figures.shortRate(1 / worth.getAsDouble()) + " s";
  }
}
