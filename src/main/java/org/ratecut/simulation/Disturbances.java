package org.ratecut.simulation;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What makes operations take longer than planned. Random numbers depend on the seed, the operation
 * and the inference alone, so that the same seed gives the same run.
 *
 * @param seed of random numbers
 * @param jitter a transfer takes up to this share longer, at random; at least 0
 * @param loss the probability that a transfer is lost and repeated, from 0 to below 1
 * @param messageSeconds what each transfer takes in addition, each time it is sent; at least 0
 * @param slowdowns by how much longer each device computes, 1 for as planned; empty if all do
 */
public record Disturbances(
    long seed, double jitter, double loss, double messageSeconds, List<Double> slowdowns) {

  /** Everything takes as long as planned. */
  public static final Disturbances NONE = new Disturbances(0, 0, 0, 0, List.of());

  /** More often no transfer is repeated: the radio is broken. */
  private static final int MAX_ATTEMPTS = 10_000;

  /** Makes the list immutable. */
  public Disturbances {
    slowdowns = List.copyOf(slowdowns);
  }

  /** The same with another jitter, at least 0. */
  public Disturbances withJitter(double other) {
    return new Disturbances(seed, other, loss, messageSeconds, slowdowns);
  }

  /** The same with another share of losses, from 0 to below 1. */
  public Disturbances withLoss(double other) {
    return new Disturbances(seed, jitter, other, messageSeconds, slowdowns);
  }

  /** Whether everything takes as long as planned. */
  public boolean isNone() {
    return jitter == 0
        && loss == 0
        && messageSeconds == 0
        && slowdowns.stream().allMatch(each -> each == 1);
  }

  /** How long a step takes on a device, in ticks. */
  long ofStep(long planned, int device) {
    double factor = slowdowns.isEmpty() ? 1 : slowdowns.get(device);
    return factor == 1 ? planned : (long) Math.ceil(planned * factor);
  }

  /**
   * How long a transfer takes, with all that is lost, in ticks.
   *
   * @param messageTicks what each attempt costs in addition
   */
  long ofTransfer(long planned, long messageTicks, int operation, int inference) {
    if (jitter == 0 && loss == 0) {
      return planned + messageTicks;
    }
    SplittableRandom random = new SplittableRandom(seed ^ mixed(operation, inference));
    long total = 0;
    int attempts = 0;
    do {
      total += (long) Math.ceil(planned * (1 + jitter * random.nextDouble())) + messageTicks;
      attempts++;
    } while (random.nextDouble() < loss && attempts < MAX_ATTEMPTS);
    return total;
  }

  private static long mixed(int operation, int inference) {
    long key = (((long) operation << Integer.SIZE) | inference) + 1;
    return key * 0x9E3779B97F4A7C15L;
  }
}
