package org.ratecut.parts;

import java.util.List;

/**
 * What all transfers of an inference together take, against what the problem says.
 *
 * @param bytes of all transfers
 * @param predictedBytes the total traffic of the assignment
 * @param differences a sentence for each reason why they differ; empty if they do not
 */
public record TrafficCheck(long bytes, long predictedBytes, List<String> differences) {

  /** Makes the list immutable. */
  public TrafficCheck {
    differences = List.copyOf(differences);
  }
}
