package org.ratecut.tune;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The rounds of successive halving (Jamieson and Talwalkar, 2016): all configurations on a few
 * trials, the better half on up to twice as many, and so on, until the last round has all trials.
 *
 * @param rounds in order; each has more trials than the one before, and at most as many
 *     configurations
 */
public record Plan(List<Round> rounds) {

  /**
   * A round.
   *
   * @param candidates how many configurations it has
   * @param trials how many trials each of them has, those of earlier rounds among them
   */
  public record Round(int candidates, int trials) {}

  /** What is compared at the end. */
  private static final int MIN_CANDIDATES = 2;

  public Plan {
    rounds = List.copyOf(rounds);
  }

  /**
   * Plans.
   *
   * @param candidates how many configurations to begin with, at least 2
   * @param trials how many there are
   * @param least how many trials the first round has at least, from 1 to {@code trials}
   */
  public static Plan of(int candidates, int trials, int least) {
    Deque<Integer> trialsOfRounds = new ArrayDeque<>();
    trialsOfRounds.push(trials);
    while (trialsOfRounds.peek() > least) {
      trialsOfRounds.push(Math.max(least, half(trialsOfRounds.peek())));
    }
    List<Round> rounds = new ArrayList<>();
    int left = candidates;
    for (int each : trialsOfRounds) {
      rounds.add(new Round(left, each));
      left = Math.max(MIN_CANDIDATES, half(left));
    }
    return new Plan(rounds);
  }

  /** The largest plan of at most so many runs, if there is one; at least that of two. */
  public static Plan within(long runs, int trials, int least) {
    int candidates = MIN_CANDIDATES;
    while (of(candidates + 1, trials, least).runs() <= runs) {
      candidates++;
    }
    return of(candidates, trials, least);
  }

  /** Rounded up. */
  private static int half(int number) {
    return (number + 1) / 2;
  }

  public int candidates() {
    return rounds.get(0).candidates();
  }

  /** How many runs all rounds take. */
  public long runs() {
    long runs = 0;
    int done = 0;
    for (Round round : rounds) {
      runs += (long) round.candidates() * (round.trials() - done);
      done = round.trials();
    }
    return runs;
  }
}
