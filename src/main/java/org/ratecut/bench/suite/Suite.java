package org.ratecut.bench.suite;

import java.util.List;

/**
 * What to compare, on what.
 *
 * @param name for results and reports
 * @param description for people; may be empty
 * @param problems at least one, no two with the same name
 * @param contestants at least one, no two with the same label
 * @param seeds at least one, all different
 * @param limits of each run
 */
public record Suite(
    String name,
    String description,
    List<Located> problems,
    List<Contestant> contestants,
    List<Long> seeds,
    RunLimits limits) {

  public Suite {
    problems = List.copyOf(problems);
    contestants = List.copyOf(contestants);
    seeds = List.copyOf(seeds);
  }
}
