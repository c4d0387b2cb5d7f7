package org.ratecut.evaluation;

import java.util.List;
import java.util.Optional;
import org.ratecut.model.Objective;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;

/**
 * Everything there is to know about an assignment. Lists over devices, channels and ports are in
 * the order of the cluster.
 *
 * @param memoryUsed values in the RAM of each device: private memory and each parameter group once
 * @param flashUsed the same in the flash of each device
 * @param loads FLOP per inference on each device
 * @param deviceTraffic values per inference that each device sends and receives itself; 0 where
 *     that takes none of its time
 * @param channelTraffic values per inference on each channel
 * @param portTraffic values per inference through each port
 * @param pairTraffic every ordered pair of devices with traffic, by sender, then receiver
 * @param totalTraffic values per inference between all devices, also where no channel is
 * @param deviceTimes seconds per inference that each device computes, and communicates itself
 * @param channelTimes seconds per inference that each channel is in use
 * @param portTimes seconds per inference that each port is in use
 * @param loop the slowest loop of feedback; empty if none takes time, or if they are not looked at
 * @param period seconds per inference; zero if nothing is computed and nothing sent
 * @param bottleneck the first device, or else channel, port or loop that attains the period; empty
 *     exactly if the period is zero
 * @param violations empty exactly if the assignment is valid
 */
public record Evaluation(
    List<Long> memoryUsed,
    List<Long> flashUsed,
    List<Long> loads,
    List<Long> deviceTraffic,
    List<Long> channelTraffic,
    List<Long> portTraffic,
    List<PairTraffic> pairTraffic,
    long totalTraffic,
    List<Fraction> deviceTimes,
    List<Fraction> channelTimes,
    List<Fraction> portTimes,
    Optional<FeedbackLoop> loop,
    Fraction period,
    Optional<Bottleneck> bottleneck,
    List<Violation> violations) {

  /** Whether the assignment keeps every constraint. */
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

  /** Seconds per inference that a device, channel, port or loop is in use. */
  public Fraction time(Bottleneck resource) {
    return switch (resource.kind()) {
      case DEVICE -> deviceTimes.get(resource.index());
      case CHANNEL -> channelTimes.get(resource.index());
      case PORT -> portTimes.get(resource.index());
      case LOOP -> loop.orElseThrow().period();
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
