package org.ratecut.tune;

import java.util.Optional;
import java.util.OptionalDouble;

/** Runs configurations. */
@FunctionalInterface
public interface Trials {

  /**
   * The rate that a configuration reaches, in inferences per second; infinity where nothing is to
   * be computed; an empty rate if the run failed or found nothing valid.
   *
   * @return empty if the tuning is to end now
   */
  Optional<OptionalDouble> run(Candidate candidate, Trial trial);
}
