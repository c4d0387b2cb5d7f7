package org.ratecut.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The winner and the default on problems that took no part in the tuning, seed by seed.
 *
 * @param comparisons one for each problem and seed
 */
public record HoldOut(List<Comparison> comparisons) {

  /** With fewer pairs a difference can be chance whatever its size. */
  private static final int MIN_PAIRS = 5;

  /** Standard errors that a difference must have to be more than noise. */
  private static final double CLEAR = 2;

  /** The rates on one problem with one seed; empty where nothing valid was found. */
  public record Comparison(Trial trial, OptionalDouble winner, OptionalDouble standard) {

    /** The logarithm of winner / default. */
    double logarithm() {
      return Math.log(floored(winner)) - Math.log(floored(standard));
    }

    /** A side that found nothing counts as a hundredth of the other. */
    private double floored(OptionalDouble rate) {
      if (rate.isPresent()) {
        return rate.getAsDouble();
      }
      double other = winner.isPresent() ? winner.getAsDouble() : standard.orElse(1);
      return winner.isEmpty() && standard.isEmpty() ? 1 : Scores.LEAST * other;
    }
  }

  public HoldOut {
    comparisons = List.copyOf(comparisons);
  }

  /**
   * Runs both.
   *
   * @return empty if the tuning is to end now
   */
  static Optional<HoldOut> compare(
      Candidate winner,
      Candidate standard,
      List<Trial> trials,
      Trials runs,
      TuningListener listener) {
    List<Comparison> comparisons = new ArrayList<>();
    for (Trial trial : trials) {
      Optional<OptionalDouble> ofStandard = runs.run(standard, trial);
      ofStandard.ifPresent(value -> listener.onRun(standard, trial, value));
      Optional<OptionalDouble> ofWinner =
          ofStandard.isEmpty() ? ofStandard : runs.run(winner, trial);
      if (ofWinner.isEmpty()) {
        return Optional.empty();
      }
      listener.onRun(winner, trial, ofWinner.get());
      comparisons.add(new Comparison(trial, ofWinner.get(), ofStandard.get()));
    }
    return Optional.of(new HoldOut(comparisons));
  }

  /** The geometric mean of winner / default; above 1 if the winner is better. */
  public double ratio() {
    return Math.exp(mean());
  }

  /** How often the winner has the higher rate. */
  public long wins() {
    return comparisons.stream().filter(each -> each.logarithm() > 0).count();
  }

  /** How often the default has the higher rate. */
  public long losses() {
    return comparisons.stream().filter(each -> each.logarithm() < 0).count();
  }

  /** What may be said: that a difference is more than noise takes five pairs and two errors. */
  public Verdict verdict() {
    if (comparisons.size() < MIN_PAIRS) {
      return Verdict.TOO_FEW_PAIRS;
    }
    if (Math.abs(mean()) <= CLEAR * standardError()) {
      return Verdict.NO_CLEAR_DIFFERENCE;
    }
    return mean() > 0 ? Verdict.BETTER : Verdict.WORSE;
  }

  /** The verdict for the middle of a sentence. */
  public String words() {
    return verdict() == Verdict.TOO_FEW_PAIRS
        ? "%s, %d needed to tell a difference from noise"
            .formatted(
                comparisons.size() == 1 ? "1 pair" : comparisons.size() + " pairs", MIN_PAIRS)
        : verdict().words;
  }

  /** What the comparison allows to say of the winner. */
  public enum Verdict {
    BETTER("better than the default by more than noise"),
    WORSE("worse than the default by more than noise"),
    TOO_FEW_PAIRS("too few pairs to tell a difference from noise"),
    NO_CLEAR_DIFFERENCE("no difference to the default that is clearly more than noise");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }
  }

  private double mean() {
    return comparisons.stream().mapToDouble(Comparison::logarithm).average().orElse(0);
  }

  private double standardError() {
    double mean = mean();
    int n = comparisons.size();
    double squares =
        comparisons.stream().mapToDouble(each -> Math.pow(each.logarithm() - mean, 2)).sum();
    return Math.sqrt(squares / Math.max(1, n - 1) / n);
  }
}
