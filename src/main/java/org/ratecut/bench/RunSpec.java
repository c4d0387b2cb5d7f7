package org.ratecut.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to run: one solver on one problem with one seed.
 *
 * @param problem the name of a bundled problem, or the path of a file as the suite has it
 * @param label what tables call the solver with its configuration; no two configurations of a suite
 *     have the same
 * @param solver its name
 * @param config the settings file for the solver, as the suite has it; empty for the default
 * @param options further options of the command that solves
 * @param seed that random choices depend on
 * @param threads at least 1
 * @param timeLimit of the search
 * @param stepLimit of the search, for runs that repeat exactly; empty for none
 * @param heap the most memory that the Java heap may have, as {@code -Xmx} takes it
 */
public record RunSpec(
    String problem,
    String label,
    String solver,
    Optional<String> config,
    List<String> options,
    long seed,
    int threads,
    Duration timeLimit,
    OptionalLong stepLimit,
    String heap) {

  public RunSpec {
    options = List.copyOf(options);
  }
}
