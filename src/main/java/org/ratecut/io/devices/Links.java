package org.ratecut.io.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.exact.Fraction;

/**
 * How devices that can all talk to each other divide a bandwidth among their pairs.
 *
 * @param kind whether all share it, or each pair, or each direction has it
 * @param mediumName what the channel is called if all share it
 * @param devices their numbers
 */
record Links(Kind kind, String mediumName, List<Integer> devices) {

  /** The directions of 1,024 devices that are all linked; more would not fit in memory. */
  static final long MAX_PAIRS = 1L << 20;

  enum Kind {
    HALF_DUPLEX,
    FULL_DUPLEX,
    SHARED
  }

  long pairCount() {
    return (long) devices.size() * (devices.size() - 1);
  }

  /**
   * The channels.
   *
   * @param speed the bandwidth in values per second
   * @param nameOf the names of devices by their numbers
   */
  List<Channel> channels(Fraction speed, IntFunction<String> nameOf) {
    if (kind == Kind.SHARED) {
      return devices.size() < 2 ? List.of() : List.of(Channel.shared(mediumName, speed, devices));
    }
    List<Channel> channels = new ArrayList<>();
    for (int i = 0; i < devices.size(); i++) {
      for (int j = i + 1; j < devices.size(); j++) {
        channels.addAll(between(devices.get(i), devices.get(j), speed, nameOf));
      }
    }
    return channels;
  }

  private List<Channel> between(int a, int b, Fraction speed, IntFunction<String> nameOf) {
    String first = nameOf.apply(a);
    String second = nameOf.apply(b);
    return kind == Kind.FULL_DUPLEX
        ? List.of(
            Channel.oneWay("link %s -> %s".formatted(first, second), speed, a, b),
            Channel.oneWay("link %s -> %s".formatted(second, first), speed, b, a))
        : List.of(Channel.halfDuplex("link %s - %s".formatted(first, second), speed, a, b));
  }
}
