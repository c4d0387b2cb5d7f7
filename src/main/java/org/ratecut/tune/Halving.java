package org.ratecut.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/** Makes the rounds of a {@link Plan}. */
final class Halving {

  private final Plan plan;
  private final List<Trial> trials;
  private final Trials runs;
  private final BooleanSupplier isTimeUp;
  private final TuningListener listener;
  private final Scores scores = new Scores();
  private boolean isInterrupted;

  /**
   * Prepares.
   *
   * @param trials in the order in which rounds use them
   * @param isTimeUp whether no further run may begin
   */
  Halving(
      Plan plan,
      List<Trial> trials,
      Trials runs,
      BooleanSupplier isTimeUp,
      TuningListener listener) {
    this.plan = plan;
    this.trials = trials;
    this.runs = runs;
    this.isTimeUp = isTimeUp;
    this.listener = listener;
  }

  /**
   * The best of the last round. A round that is out of time counts with the trials that all its
   * configurations have made; where there are none, the first configuration is the best.
   *
   * @param candidates the default first; of equally good ones, the earlier is preferred
   */
  Candidate best(List<Candidate> candidates) {
    List<Candidate> ranked = candidates;
    for (int r = 0; r < plan.rounds().size(); r++) {
      Plan.Round round = plan.rounds().get(r);
      List<Candidate> inRound = ranked.subList(0, Math.min(round.candidates(), ranked.size()));
      List<Trial> ofRound = trials.subList(0, round.trials());
      listener.onRound(r + 1, inRound.size(), ofRound.size());
      boolean complete = runAll(inRound, ofRound);
      List<Trial> made = madeByAll(inRound, ofRound);
      if (!complete) {
        listener.onTimeUp(made.size());
      }
      if (!made.isEmpty()) {
        ranked = ranking(inRound, made);
        listener.onRanking(ranked.stream().map(each -> scored(each, made)).toList());
      }
      if (!complete) {
        return ranked.get(0);
      }
    }
    return ranked.get(0);
  }

  /** Whether the last run was ended from outside, so that the best is none. */
  boolean isInterrupted() {
    return isInterrupted;
  }

  private List<Trial> madeByAll(List<Candidate> inRound, List<Trial> ofRound) {
    return ofRound.stream()
        .filter(trial -> inRound.stream().allMatch(each -> scores.has(each, trial)))
        .toList();
  }

  private TuningListener.Scored scored(Candidate candidate, List<Trial> ofRound) {
    return new TuningListener.Scored(candidate, scores.score(candidate, ofRound));
  }

  private List<Candidate> ranking(List<Candidate> inRound, List<Trial> ofRound) {
    List<Candidate> ranked = new ArrayList<>(inRound);
    ranked.sort(
        Comparator.comparingDouble((Candidate each) -> -scores.score(each, ofRound))
            .thenComparingInt(Candidate::number));
    return ranked;
  }

  /** All configurations on one trial after the other, so that they share the machine's moods. */
  private boolean runAll(List<Candidate> inRound, List<Trial> ofRound) {
    for (Trial trial : ofRound) {
      for (Candidate candidate : inRound) {
        if (!scores.has(candidate, trial) && !run(candidate, trial)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean run(Candidate candidate, Trial trial) {
    if (isTimeUp.getAsBoolean()) {
      return false;
    }
    Optional<OptionalDouble> rate = runs.run(candidate, trial);
    isInterrupted = rate.isEmpty();
    rate.ifPresent(value -> scores.add(candidate, trial, value));
    rate.ifPresent(value -> listener.onRun(candidate, trial, value));
    return rate.isPresent();
  }
}
