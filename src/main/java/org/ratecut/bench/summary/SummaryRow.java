package org.ratecut.bench.summary;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ratecut.bench.Outcome;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.bestknown.StoredBound;
import org.ratecut.model.solution.Support;

/**
 * The runs of one solver on one problem.
 *
 * @param runs at least one, with different seeds
 * @param stored an upper bound that was proved before, if there is one
 */
public record SummaryRow(
    String problem, String label, List<RunResult> runs, Optional<StoredBound> stored) {

  private static final double NO_RATE = Double.NEGATIVE_INFINITY;

  /** Stored bounds are rounded up to a millionth, so that closer ones are the same. */
  private static final double ROUNDING = 1e-6;

  public SummaryRow {
    runs = List.copyOf(runs);
  }

  /** How many runs came to an outcome. */
  public long count(Outcome outcome) {
    return runs.stream().filter(run -> run.outcome() == outcome).count();
  }

  /**
   * The median rate of all runs, where one without an assignment is slower than any other; empty if
   * that makes it a rate that no run has.
   */
  public OptionalDouble medianRate() {
    double[] rates =
        runs.stream().mapToDouble(run -> run.rate().orElse(NO_RATE)).sorted().toArray();
    double lower = rates[(rates.length - 1) / 2];
    return lower == NO_RATE
        ? OptionalDouble.empty()
        : OptionalDouble.of((lower + rates[rates.length / 2]) / 2);
  }

  /** The highest rate of all runs. */
  public OptionalDouble highestRate() {
    return runs.stream().map(RunResult::rate).flatMapToDouble(OptionalDouble::stream).max();
  }

  /** The lowest upper bound that a run proved, or that was proved before. */
  public OptionalDouble upperBound() {
    return isStoredBound() ? OptionalDouble.of(stored.orElseThrow().rate()) : provedHere();
  }

  /** Whether the lowest upper bound is one that was proved before, and no run proved one as low. */
  public boolean isStoredBound() {
    OptionalDouble here = provedHere();
    return stored.isPresent()
        && (here.isEmpty() || stored.get().rate() < here.getAsDouble() * (1 - ROUNDING));
  }

  /** Whether some run is faster than the bound that was proved before, which cannot be. */
  public boolean beatsStoredBound() {
    OptionalDouble highest = highestRate();
    return stored.isPresent() && highest.isPresent() && highest.getAsDouble() > stored.get().rate();
  }

  private OptionalDouble provedHere() {
    return runs.stream().map(RunResult::upperBound).flatMapToDouble(OptionalDouble::stream).min();
  }

  /** What the lowest upper bound rests on; of several that prove it, the best. */
  public Optional<Support> boundSupport() {
    if (isStoredBound()) {
      return stored.map(StoredBound::support);
    }
    OptionalDouble lowest = upperBound();
    return runs.stream()
        .filter(run -> run.upperBound().isPresent() && run.upperBound().equals(lowest))
        .flatMap(run -> run.boundSupport().stream())
        .min(Comparator.naturalOrder());
  }

  /** {@code (upperBound - medianRate) / upperBound}; empty where either is. */
  public OptionalDouble gap() {
    OptionalDouble bound = upperBound();
    OptionalDouble median = medianRate();
    return bound.isPresent() && median.isPresent()
        ? OptionalDouble.of(1 - median.getAsDouble() / bound.getAsDouble())
        : OptionalDouble.empty();
  }

  /** The median of when the runs that found something found their best, in seconds. */
  public OptionalDouble medianSecondsToBest() {
    double[] seconds =
        runs.stream()
            .map(RunResult::secondsToBest)
            .flatMapToDouble(OptionalDouble::stream)
            .sorted()
            .toArray();
    return seconds.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((seconds[(seconds.length - 1) / 2] + seconds[seconds.length / 2]) / 2);
  }
}
