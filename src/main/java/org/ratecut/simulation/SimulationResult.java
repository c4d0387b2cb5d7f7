package org.ratecut.simulation;

import java.util.List;

/**
 * What happened.
 *
 * @param inferences how many were played
 * @param ratePerSecond of inferences that ended, without the first tenth; 0 where too few ended
 * @param latencyMedianSeconds from the begin of an inference's first operation to the end of its
 *     last
 * @param latencyWorstSeconds likewise, of the slowest inference
 * @param faults how often something was not as the plan promises
 * @param firstFaults what the first of them were
 * @param ramAtFullest of each device, in values
 */
public record SimulationResult(
    int inferences,
    double ratePerSecond,
    double latencyMedianSeconds,
    double latencyWorstSeconds,
    long faults,
    List<String> firstFaults,
    List<Long> ramAtFullest) {

  /** Makes the lists immutable. */
  public SimulationResult {
    firstFaults = List.copyOf(firstFaults);
    ramAtFullest = List.copyOf(ramAtFullest);
  }
}
