package org.ratecut.tune;

import java.util.List;
import java.util.OptionalDouble;

/** Hears how a tuning goes. */
public interface TuningListener {

  /** A configuration and its score of a round, above 0, at most 1. */
  record Scored(Candidate candidate, double score) {}

  /** A round begins, from 1. */
  void onRound(int number, int candidates, int trials);

  /** A run has ended. */
  void onRun(Candidate candidate, Trial trial, OptionalDouble rate);

  /** A round has ended, complete or not; the best first. */
  void onRanking(List<Scored> ranking);

  /**
   * The time is up before the round was complete.
   *
   * @param trials that all configurations of the round have made, which alone count
   */
  void onTimeUp(int trials);

  /** The winner is now compared with the default on problems that took no part. */
  void onHoldOut(Candidate winner, int trials);
}
