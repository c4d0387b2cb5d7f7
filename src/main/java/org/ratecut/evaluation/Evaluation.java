package org.ratecut.evaluation;

import java.util.List;
import java.util.Optional;
import org.ratecut.model.Fraction;
import org.ratecut.model.MemoryKind;
import org.ratecut.model.Objective;

/**
 * Everything there is to know about an assignment. Lists over devices and channels are in the order
 * of the cluster.
 *
 * @param memoryUsed values in the RAM of each device: private memory and each parameter group once
 * @param flashUsed the same in the flash of each device
 * @param loads FLOP per inference on each device
 * @param channelTraffic values per inference on each channel
 * @param pairTraffic every ordered pair of devices with traffic, by sender, then receiver
 * @param totalTraffic values per inference between all devices, also where no channel is
 * @param period seconds per inference; zero if nothing is computed and nothing sent
 * @param bottleneck the first device, or else the first channel, that attains the period; empty
 *     exactly if the period is zero
 * @param violations empty exactly if the assignment is valid
 */
public record Evaluation(
    List<Long> memoryUsed,
    List<Long> flashUsed,
    List<Long> loads,
    List<Long> channelTraffic,
    List<PairTraffic> pairTraffic,
    long totalTraffic,
    Fraction period,
    Optional<Bottleneck> bottleneck,
    List<Violation> violations) {

  public boolean isValid() {
    return violations.isEmpty();
  }

  /** What each device holds in one of its memories, in values. */
  public List<Long> memoryUsed(MemoryKind kind) {
    return switch (kind) {
      case RAM -> memoryUsed;
      case FLASH -> flashUsed;
    };
  }

  /** Inferences per second; empty if the period is zero, which no finite rate describes. */
  public Optional<Fraction> inferenceRate() {
    return period.isZero() ? Optional.empty() : Optional.of(period.reciprocal());
  }

  /** The cost for an objective; less is better. */
  public Fraction cost(Objective objective) {
    return switch (objective) {
      case RATE -> period;
      case COMMUNICATION -> Fraction.of(totalTraffic);
    };
  }
}
