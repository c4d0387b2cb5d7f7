package org.ratecut.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Draws, halves and judges. The same input and the same rates give the same result. */
public final class Tuning {

  private final Plan plan;
  private final List<Trial> tuning;
  private final List<Trial> holdOut;
  private final Trials runs;
  private final TuningListener listener;

  /**
   * Prepares.
   *
   * @param seeds with which each problem is tried; rounds take all problems with the first seed
   *     first
   */
  public Tuning(Plan plan, Split split, List<Long> seeds, Trials runs, TuningListener listener) {
    this.plan = plan;
    this.tuning = trials(split.tuning(), seeds);
    this.holdOut = trials(split.holdOut(), seeds);
    this.runs = runs;
    this.listener = listener;
  }

  private static List<Trial> trials(List<String> problems, List<Long> seeds) {
    List<Trial> trials = new ArrayList<>();
    for (long seed : seeds) {
      problems.forEach(problem -> trials.add(new Trial(problem, seed)));
    }
    return trials;
  }

  /**
   * The winner and its comparison with the default.
   *
   * @param holdOut empty if the tuning was interrupted before it; without comparisons if the
   *     default won, which is not run against itself
   */
  public record Result(Candidate winner, Optional<HoldOut> holdOut) {}

  /**
   * Tunes.
   *
   * @param candidates the default first
   * @param isTimeUp whether no further run of the halving may begin; the comparison comes after it
   */
  public Result run(List<Candidate> candidates, BooleanSupplier isTimeUp) {
    Halving halving = new Halving(plan, tuning, runs, isTimeUp, listener);
    Candidate winner = halving.best(candidates);
    if (halving.isInterrupted()) {
      return new Result(winner, Optional.empty());
    }
    if (winner.isDefault()) {
      return new Result(winner, Optional.of(new HoldOut(List.of())));
    }
    listener.onHoldOut(winner, holdOut.size());
    return new Result(winner, HoldOut.compare(winner, candidates.get(0), holdOut, runs, listener));
  }
}
