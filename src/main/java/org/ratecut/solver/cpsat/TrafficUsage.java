package org.ratecut.solver.cpsat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Problem;
import org.ratecut.model.Resources;
import org.ratecut.model.cluster.Cluster;

/** The use of each resource, of pairs of devices without a channel, and all traffic together. */
final class TrafficUsage {

  private final Cluster cluster;
  private final Resources resources;
  private final List<Usage> uses;
  private final Usage unroutable = new Usage();
  private final Usage delivered = new Usage();

  /** A resource that values use, and how many of its units each uses. */
  record Charge(Usage usage, long perValue) {}

  /** A resource that an output of a device uses once, if it needs to go to some devices. */
  record OnceCharge(Charge charge, List<Integer> receivers) {}

  TrafficUsage(Problem problem) {
    this.cluster = problem.cluster();
    this.resources = problem.resources();
    this.uses = IntStream.range(0, resources.count()).mapToObj(r -> new Usage()).toList();
  }

  Usage of(int resource) {
    return uses.get(resource);
  }

  Usage unroutable() {
    return unroutable;
  }

  /** All that goes from one device to another, as often as it is received. */
  Usage delivered() {
    return delivered;
  }

  /** What each value from one device to another uses, whoever else gets it. */
  List<Charge> each(int from, int to) {
    List<Charge> charges = new ArrayList<>();
    charges.add(new Charge(delivered, 1));
    int channel = cluster.channelBetween(from, to);
    if (channel == Cluster.NO_CHANNEL) {
      charges.add(new Charge(unroutable, 1));
    } else if (!cluster.channel(channel).multicast()) {
      charges.add(charge(resources.ofChannel(channel)));
    }
    IntStream.of(resources.usedBySending(from)).mapToObj(this::charge).forEach(charges::add);
    IntStream.of(resources.usedByReceiving(to)).mapToObj(this::charge).forEach(charges::add);
    return charges;
  }

  /** What an output of a device uses once. */
  List<OnceCharge> once(int from) {
    return IntStream.of(resources.usedOnceBySending(from))
        .mapToObj(r -> new OnceCharge(charge(r), receivers(r, from)))
        .toList();
  }

  private List<Integer> receivers(int resource, int from) {
    return IntStream.range(0, cluster.deviceCount())
        .filter(to -> to != from && resources.carries(resource, from, to))
        .boxed()
        .toList();
  }

  private Charge charge(int resource) {
    return new Charge(uses.get(resource), resources.unitsPerValue(resource));
  }
}
