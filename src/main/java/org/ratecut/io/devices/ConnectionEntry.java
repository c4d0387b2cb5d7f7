package org.ratecut.io.devices;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.units.Measure;
import org.ratecut.io.units.Quantity;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.exact.Fraction;

/** One entry of {@code links} or {@code sharedMedia}, which becomes one or more channels. */
record ConnectionEntry(
    JsonValue origin,
    Links links,
    Optional<Quantity> bandwidth,
    boolean multicast,
    Optional<Double> nanojoulesPerByte) {

  /** In the place of a bandwidth: what is sent takes no time. */
  private static final String UNLIMITED = "unlimited";

  static ConnectionEntry link(JsonValue value, Roster roster, Catalogue catalogue) {
    boolean full =
        value.has("duplex")
            ? value.field("duplex").text().equals("full")
            : value.has("link") && named(value, catalogue).fullDuplex();
    Links.Kind kind = full ? Links.Kind.FULL_DUPLEX : Links.Kind.HALF_DUPLEX;
    return of(value, kind, "link", roster, catalogue);
  }

  static ConnectionEntry medium(JsonValue value, Roster roster, Catalogue catalogue) {
    String name = value.optional("name").map(JsonValue::text).orElse("shared medium");
    return of(value, Links.Kind.SHARED, name, roster, catalogue);
  }

  private static ConnectionEntry of(
      JsonValue value, Links.Kind kind, String name, Roster roster, Catalogue catalogue) {
    List<Integer> devices =
        value
            .optional("between")
            .map(between -> devicesBetween(between, roster))
            .orElseGet(() -> all(roster));
    Links links = new Links(kind, name, devices);
    boolean multicast = value.optional("multicast").map(JsonValue::bool).orElse(false);
    Optional<Double> energy =
        EnergyFields.nanojoulesPerByte(value)
            .or(
                () ->
                    value.has("link")
                        ? named(value, catalogue).nanojoulesPerByte()
                        : Optional.empty());
    return new ConnectionEntry(value, links, bandwidth(value, catalogue), multicast, energy);
  }

  private static Optional<Quantity> bandwidth(JsonValue value, Catalogue catalogue) {
    JsonValue stated = value.field("bandwidth");
    if (stated.isText() && stated.text().equals(UNLIMITED)) {
      return Optional.empty();
    }
    Quantity bandwidth =
        value.has("bandwidth")
            ? Quantity.read(value.field("bandwidth"), Measure.BANDWIDTH)
            : named(value, catalogue).bandwidth();
    return Optional.of(bandwidth);
  }

  private static CatalogueLink named(JsonValue value, Catalogue catalogue) {
    JsonValue name = value.field("link");
    return catalogue
        .link(name.text())
        .orElseThrow(
            () ->
                name.fail(
                    "The catalogue has no link named %s.".formatted(name.show()),
                    catalogue.adviseLink(name.text())));
  }

  private static List<Integer> all(Roster roster) {
    return IntStream.range(0, roster.size()).boxed().toList();
  }

  private static List<Integer> devicesBetween(JsonValue between, Roster roster) {
    if (between.isText()) {
      if (!between.text().equals("all")) {
        throw between.fail(
            "Found %s, but expected \"all\" or a list of device names.".formatted(between.show()),
            "Write the names in [ ].");
      }
      return all(roster);
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

  static void requireFewPairs(JsonValue root, List<ConnectionEntry> connections) {
    long pairs = connections.stream().mapToLong(each -> each.links().pairCount()).sum();
    if (pairs > Links.MAX_PAIRS) {
      throw root.fail(
          "The links and shared media connect %,d ordered pairs of devices; at most %,d are supported."
              .formatted(pairs, Links.MAX_PAIRS),
          "Use fewer devices, or connect only those that talk to each other.");
    }
  }

  List<Channel> channels(int bitsPerValue, Roster roster) {
    Fraction speed =
        bandwidth.map(each -> each.valuesPerSecond(bitsPerValue)).orElse(Channel.UNLIMITED);
    return origin.build(
        () ->
            links.channels(speed, roster::name).stream()
                .map(channel -> channel.withMulticast(multicast).withEnergy(nanojoulesPerByte))
                .toList());
  }
}
