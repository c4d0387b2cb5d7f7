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

  /** A round has ended; the best first. */
  void onRanking(List<Scored> ranking);

  /** The time is up before the round was complete; what it has found does not count. */
  void onTimeUp();

  /** The winner is now compared with the default on problems that took no part. */
  void onHoldOut(Candidate winner, int trials);
}
