package org.ratecut.deploy;

import java.util.List;
import org.ratecut.model.cluster.Device;

/**
 * What one device does in each inference.
 *
 * @param number of the device
 * @param steps in execution order
 * @param receives by sender, then by layer
 * @param sends by receiver, then by layer
 * @param memoryUsed RAM as the model counts it: all that its vertices keep, and parameters unless
 *     they are in flash, in values
 * @param flashUsed for parameters, in values
 * @param ramWithReceived RAM that it needs at once if received values have a place too, in values
 * @param liveValues the most outputs and received values that are there at once, in values; see
 *     {@code docs/formats.md}
 */
public record DevicePlan(
    int number,
    Device device,
    List<Step> steps,
    List<Transfer> receives,
    List<Transfer> sends,
    long memoryUsed,
    long flashUsed,
    long ramWithReceived,
    long liveValues) {

  /** Makes the lists immutable. */
  public DevicePlan {
    steps = List.copyOf(steps);
    receives = List.copyOf(receives);
    sends = List.copyOf(sends);
  }

  /** What arrives in each inference, in values: the buffer that the model does not count. */
  public long valuesReceived() {
    return receives.stream().mapToLong(Transfer::values).sum();
  }

  /** What leaves in each inference, in values. */
  public long valuesSent() {
    return sends.stream().mapToLong(Transfer::values).sum();
  }

  /** How many vertices it computes. */
  public int vertexCount() {
    return steps.stream().mapToInt(step -> step.vertices().size()).sum();
  }
}
