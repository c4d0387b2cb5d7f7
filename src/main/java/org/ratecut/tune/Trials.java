package org.ratecut.tune;

import java.util.Optional;
import java.util.OptionalDouble;

/** Runs configurations. */
@FunctionalInterface
public interface Trials {

  /**
   * What a run of a configuration is worth for the {@link Goal}, for instance its rate in
   * inferences per second; infinity where nothing is to be computed; nothing if the run failed or
   * did not get there.
   *
   * @return empty if the tuning is to end now
   */
  Optional<OptionalDouble> run(Candidate candidate, Trial trial);
}
