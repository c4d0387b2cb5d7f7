package org.ratecut.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A capacity for communication and the pairs of devices that share it. A half-duplex link carries
 * both directions of one pair (the paper's model); a full-duplex link is two channels of one
 * direction each; a shared wireless medium is one channel with all pairs.
 *
 * @param name unique in its cluster
 * @param bandwidth in values per second, positive, its numerator at most 2^53
 * @param pairs the directions that it carries, at least one, each once
 */
public record Channel(String name, Fraction bandwidth, List<DevicePair> pairs) {

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
