package org.ratecut.model.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.model.Network;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.InvalidModelException;

/**
 * A capacity for communication and the pairs of devices that share it. A half-duplex link carries
 * both directions of one pair (the paper's model); a full-duplex link is two channels of one
 * direction each; a shared wireless medium is one channel with all pairs.
 *
 * @param name unique in its cluster
 * @param bandwidth in values per second, positive, its numerator at most 2^53; {@link #UNLIMITED}
 *     if what it carries takes no time
 * @param pairs the directions that it carries, at least one, each once
 * @param multicast whether an output that several devices need of one sender is on the channel once
 * @param nanojoulesPerByte what sending and receiving a byte takes, for estimates of energy; empty
 *     if that is not stated
 */
public record Channel(
    String name,
    Fraction bandwidth,
    List<DevicePair> pairs,
    boolean multicast,
    Optional<Double> nanojoulesPerByte) {

  /** The bandwidth, 2^53 values per second, that stands for one that never limits anything. */
  public static final Fraction UNLIMITED = Fraction.of(Network.MAX_TOTAL);

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if the name is blank, the bandwidth zero or no pair given
   */
  public Channel {
    InvalidModelException.requireName("channel", name);
    if (bandwidth.isZero()) {
      throw new InvalidModelException(
          "The bandwidth of channel %s must be positive; leave the channel out if there is none."
              .formatted(name));
    }
    InvalidModelException.requireExactSpeed("bandwidth of channel " + name, bandwidth.numerator());
    if (pairs.isEmpty()) {
      throw new InvalidModelException("Channel %s carries no pair of devices.".formatted(name));
    }
    pairs = List.copyOf(pairs);
    if (nanojoulesPerByte.filter(energy -> !(energy >= 0 && energy < 1e15)).isPresent()) {
      throw new InvalidModelException(
          "The energy per byte of channel %s must be at least 0 nJ, not %s."
              .formatted(name, nanojoulesPerByte.get()));
    }
  }

  /** A channel whose energy is not stated. */
  public Channel(String name, Fraction bandwidth, List<DevicePair> pairs, boolean multicast) {
    this(name, bandwidth, pairs, multicast, Optional.empty());
  }

  /** A channel on which an output is sent to each device that needs it. */
  public Channel(String name, Fraction bandwidth, List<DevicePair> pairs) {
    this(name, bandwidth, pairs, false);
  }

  /** Whether what it carries takes no time. */
  public boolean isUnlimited() {
    return bandwidth.equals(UNLIMITED);
  }

  /** The same with another bandwidth, in values per second. */
  public Channel withBandwidth(Fraction other) {
    return new Channel(name, other, pairs, multicast, nanojoulesPerByte);
  }

  /** The same where each output is sent once, or to each device that needs it. */
  public Channel withMulticast(boolean wanted) {
    return new Channel(name, bandwidth, pairs, wanted, nanojoulesPerByte);
  }

  /** The same with an energy per byte, in nJ. */
  public Channel withEnergy(Optional<Double> other) {
    return new Channel(name, bandwidth, pairs, multicast, other);
  }

  /** A link whose two directions share the bandwidth. */
  public static Channel halfDuplex(String name, Fraction bandwidth, int deviceA, int deviceB) {
    return new Channel(
        name,
        bandwidth,
        List.of(new DevicePair(deviceA, deviceB), new DevicePair(deviceB, deviceA)));
  }

  /** One direction of a full-duplex link. */
  public static Channel oneWay(String name, Fraction bandwidth, int from, int to) {
    return new Channel(name, bandwidth, List.of(new DevicePair(from, to)));
  }

  /** A medium that all directions between the given devices share. */
  public static Channel shared(String name, Fraction bandwidth, List<Integer> devices) {
    List<DevicePair> pairs = new ArrayList<>();
    for (int from : devices) {
      for (int to : devices) {
        if (from != to) {
          pairs.add(new DevicePair(from, to));
        }
      }
    }
    return new Channel(name, bandwidth, pairs);
  }
}
