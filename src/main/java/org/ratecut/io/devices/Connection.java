package org.ratecut.io.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.units.Measure;
import org.ratecut.io.units.Quantity;
import org.ratecut.model.Channel;
import org.ratecut.model.Fraction;

/** One entry of {@code links} or {@code sharedMedia}, which becomes one or more channels. */
record Connection(
    JsonValue origin, Kind kind, String name, List<Integer> devices, Quantity bandwidth) {

  /** The directions of 1,024 devices that are all linked; more would not fit in memory. */
  private static final long MOST_PAIRS = 1L << 20;

  /** How the pairs of devices divide the bandwidth among themselves. */
  enum Kind {
    HALF_DUPLEX,
    FULL_DUPLEX,
    SHARED
  }

  static Connection link(JsonValue value, Roster roster) {
    boolean full = value.optional("duplex").map(JsonValue::text).orElse("half").equals("full");
    return of(value, full ? Kind.FULL_DUPLEX : Kind.HALF_DUPLEX, "link", roster);
  }

  static Connection medium(JsonValue value, Roster roster) {
    String name = value.optional("name").map(JsonValue::text).orElse("shared medium");
    return of(value, Kind.SHARED, name, roster);
  }

  private static Connection of(JsonValue value, Kind kind, String name, Roster roster) {
    return new Connection(
        value,
        kind,
        name,
        devicesBetween(value.field("between"), roster),
        Quantity.read(value.field("bandwidth"), Measure.BANDWIDTH));
  }

  private static List<Integer> devicesBetween(JsonValue between, Roster roster) {
    if (between.isText()) {
      if (!between.text().equals("all")) {
        throw between.fail(
            "Found %s, but expected \"all\" or a list of device names.".formatted(between.show()),
            "Write the names in [ ].");
      }
      return IntStream.range(0, roster.size()).boxed().toList();
    }
    TreeSet<Integer> devices = new TreeSet<>();
    for (JsonValue name : between.items()) {
      for (int device : roster.numbersOf(name)) {
        if (!devices.add(device)) {
          throw name.fail(
              "Device %s is named twice.".formatted(roster.name(device)), "Name it once.");
        }
      }
    }
    if (devices.size() < 2) {
      throw between.fail(
          "Found %s, but expected at least two devices.".formatted(between.show()),
          "Name the devices that can talk to each other.");
    }
    return List.copyOf(devices);
  }

  static void requireFewPairs(JsonValue root, List<Connection> connections) {
    long pairs = connections.stream().mapToLong(Connection::pairCount).sum();
    if (pairs > MOST_PAIRS) {
      throw root.fail(
          "The links and shared media connect %,d ordered pairs of devices; at most %,d are supported."
              .formatted(pairs, MOST_PAIRS),
          "Use fewer devices, or connect only those that talk to each other.");
    }
  }

  private long pairCount() {
    return (long) devices.size() * (devices.size() - 1);
  }

  List<Channel> channels(int bitsPerValue, Roster roster) {
    Fraction speed = bandwidth.valuesPerSecond(bitsPerValue);
    List<Channel> channels = new ArrayList<>();
    origin.build(() -> channels.addAll(kind == Kind.SHARED ? shared(speed) : links(speed, roster)));
    return channels;
  }

  private List<Channel> shared(Fraction speed) {
    return devices.size() < 2 ? List.of() : List.of(Channel.shared(name, speed, devices));
  }

  private List<Channel> links(Fraction speed, Roster roster) {
    List<Channel> channels = new ArrayList<>();
    for (int i = 0; i < devices.size(); i++) {
      for (int j = i + 1; j < devices.size(); j++) {
        int a = devices.get(i);
        int b = devices.get(j);
        String first = roster.name(a);
        String second = roster.name(b);
        if (kind == Kind.FULL_DUPLEX) {
          channels.add(Channel.oneWay("link %s -> %s".formatted(first, second), speed, a, b));
          channels.add(Channel.oneWay("link %s -> %s".formatted(second, first), speed, b, a));
        } else {
          channels.add(Channel.halfDuplex("link %s - %s".formatted(first, second), speed, a, b));
        }
      }
    }
    return channels;
  }
}
