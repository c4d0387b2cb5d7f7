package org.ratecut.tune;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The rates of all trials, and what they are worth together. Rates of different problems are made
 * comparable by the best that any configuration has reached on the problem: a trial is worth {@code
 * rate / best}, or {@link #LEAST} if nothing was found, and a configuration the geometric mean of
 * its trials.
 */
final class Scores {

  /** What a run without a valid assignment is worth; 0 would make all means equal. */
  static final double LEAST = 0.01;

  private record Key(int candidate, Trial trial) {}

  private final Map<Key, OptionalDouble> rates = new HashMap<>();
  private final Map<String, Double> best = new HashMap<>();

  void add(Candidate candidate, Trial trial, OptionalDouble rate) {
    rates.put(new Key(candidate.number(), trial), rate);
    rate.ifPresent(value -> best.merge(trial.problem(), value, Math::max));
  }

  boolean has(Candidate candidate, Trial trial) {
    return rates.containsKey(new Key(candidate.number(), trial));
  }

  /** The rate of a trial that was made. */
  OptionalDouble rate(Candidate candidate, Trial trial) {
    return rates.get(new Key(candidate.number(), trial));
  }

  /** What a trial that was made is worth, above 0, at most 1. */
  double worth(Candidate candidate, Trial trial) {
    OptionalDouble rate = rate(candidate, trial);
    if (rate.isEmpty()) {
      return LEAST;
    }
    double most = best.get(trial.problem());
    return rate.getAsDouble() == most ? 1 : Math.max(LEAST, rate.getAsDouble() / most);
  }

  /** The geometric mean over trials that were all made. */
  double score(Candidate candidate, List<Trial> trials) {
    double logs = trials.stream().mapToDouble(each -> Math.log(worth(candidate, each))).sum();
    return Math.exp(logs / trials.size());
  }
}
