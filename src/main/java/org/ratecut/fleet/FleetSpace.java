package org.ratecut.fleet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fleets among which to choose: up to so many devices, each of one of several kinds, and
 * perhaps one more that is there anyway, for instance the board with the sensor. It is the first
 * device of every fleet.
 *
 * @param fixed a part of the catalogue; empty if there is no such device
 * @param parts the kinds that can be bought, at least one; all have a price or none has
 * @param maxDevices how many devices a fleet may have, the fixed one included, at least 1
 * @param link of the catalogue, as after {@code over} in a device set
 */
public record FleetSpace(
    Optional<String> fixed, List<FleetPart> parts, int maxDevices, String link) {

  /** More would be tried for hours. */
  public static final int MAX_FLEETS = 2_000;

  /** Copies the list. */
  public FleetSpace {
    parts = List.copyOf(parts);
  }

  /** The names of all parts, with that of the fixed device. */
  public List<String> partNames() {
    return Stream.concat(parts.stream().map(FleetPart::name), fixed.stream()).toList();
  }

  /** Whether the cheapest fleet is wanted instead of the one with the fewest devices. */
  public boolean hasPrices() {
    return parts.get(0).price().isPresent();
  }

  /** How many fleets there are, or {@link #MAX_FLEETS} + 1 if there are more than that. */
  public int size() {
    long ways = 1;
    for (int i = 1; i <= parts.size(); i++) {
      ways = ways * (maxBought() + i) / i;
      if (ways > MAX_FLEETS) {
        return MAX_FLEETS + 1;
      }
    }
    return (int) ways - (fixed.isEmpty() ? 1 : 0);
  }

  private int maxBought() {
    return maxDevices - fixedCount();
  }

  private int fixedCount() {
    return fixed.isPresent() ? 1 : 0;
  }

  /** All fleets, the best first: the cheapest, or those with the fewest devices. */
  List<Fleet> fleets() {
    List<Fleet> fleets = new ArrayList<>();
    addFleets(new ArrayList<>(), maxBought(), fleets);
    fleets.removeIf(fleet -> devicesOf(fleet) == 0);
    fleets.sort(order());
    return fleets;
  }

  private void addFleets(List<Integer> counts, int left, List<Fleet> fleets) {
    if (counts.size() == parts.size()) {
      fleets.add(new Fleet(counts));
      return;
    }
    for (int count = left; count >= 0; count--) {
      counts.add(count);
      addFleets(counts, left - count, fleets);
      counts.remove(counts.size() - 1);
    }
  }

  /** By price, if there are prices, and then by the number of devices; else as they were made. */
  private Comparator<Fleet> order() {
    Comparator<Fleet> bySize = Comparator.comparingInt(Fleet::size);
    return hasPrices()
        ? Comparator.comparing((Fleet fleet) -> price(fleet).orElseThrow()).thenComparing(bySize)
        : bySize;
  }

  /** Whether a fleet is preferred to another that is as good for the rate. */
  boolean isBetter(Fleet fleet, Fleet other) {
    return order().compare(fleet, other) < 0;
  }

  /** How many devices there are, the fixed one included. */
  int devicesOf(Fleet fleet) {
    return fleet.size() + fixedCount();
  }

  /** What is to be paid; empty if there are no prices. */
  Optional<BigDecimal> price(Fleet fleet) {
    return hasPrices()
        ? Optional.of(
            IntStream.range(0, parts.size())
                .mapToObj(
                    kind ->
                        parts
                            .get(kind)
                            .price()
                            .orElseThrow()
                            .multiply(BigDecimal.valueOf(fleet.counts().get(kind))))
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        : Optional.empty();
  }

  /** A device set as {@code --devices} takes it, for instance {@code 3xnrf52840 over spi}. */
  String line(Fleet fleet) {
    List<String> entries = new ArrayList<>();
    fixed.ifPresent(part -> entries.add("1x" + part));
    for (int kind = 0; kind < parts.size(); kind++) {
      if (fleet.counts().get(kind) > 0) {
        entries.add(fleet.counts().get(kind) + "x" + parts.get(kind).name());
      }
    }
    String devices = String.join(" + ", entries);
    return devicesOf(fleet) == 1 ? devices : devices + " over " + link;
  }

  /**
   * Which device of a fleet stands for which of another that it is within.
   *
   * @return for each device of the smaller one the number of its counterpart
   */
  int[] counterparts(Fleet smaller, Fleet larger) {
    int[] counterpart = new int[devicesOf(smaller)];
    int device = fixedCount();
    int first = device;
    for (int kind = 0; kind < parts.size(); kind++) {
      for (int i = 0; i < smaller.counts().get(kind); i++) {
        counterpart[device] = first + i;
        device++;
      }
      first += larger.counts().get(kind);
    }
    return counterpart;
  }
}
