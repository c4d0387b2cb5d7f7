package org.ratecut.pipeline.cpsat;

import com.google.ortools.sat.SatParameters;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How much CP-SAT may spend on a schedule.
 *
 * @param time at most
 * @param steps in CP-SAT's deterministic time, roughly seconds; with it and one worker the same
 *     search finds the same again, unless the time is too short
 * @param workers how many threads to use
 * @param seed of random choices
 */
public record Effort(Duration time, OptionalDouble steps, int workers, long seed) {

  /** So long that steps end a search first, even on a slow computer. */
  private static final Duration AMPLE = Duration.ofMinutes(2);

  /** A search that is limited by steps, and so can be repeated. */
  public static Effort repeatable(double steps, long seed) {
    return new Effort(AMPLE, OptionalDouble.of(steps), 1, seed);
  }

  /** A search that is limited by time. */
  public static Effort ofTime(Duration time, int workers, long seed) {
    return new Effort(time, OptionalDouble.empty(), workers, seed);
  }

  void limit(SatParameters.Builder parameters) {
    steps.ifPresent(parameters::setMaxDeterministicTime);
  }
}
