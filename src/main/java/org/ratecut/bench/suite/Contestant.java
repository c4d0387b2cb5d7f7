package org.ratecut.bench.suite;

import java.util.List;
import java.util.Optional;

/**
 * A solver with its configuration.
 *
 * @param label what tables call it
 * @param solver its name
 * @param config its settings file; empty for the default
 * @param settings what that file says now; empty for the default
 * @param options further options of the command that solves
 */
public record Contestant(
    String label, String solver, Optional<Located> config, String settings, List<String> options) {

  public Contestant {
    options = List.copyOf(options);
  }
}
