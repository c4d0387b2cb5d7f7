package org.ratecut.analyze;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.ratecut.model.Assignment;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.exact.Fraction;

/** Adds up what channels carry of the output of each layer. */
final class CarriedOutputs {

  /** In the place of a receiver where one sending serves all. */
  private static final int ALL = -1;

  private final Problem problem;
  private final Assignment assignment;
  private final Map<Place, Long> values =
      new TreeMap<>(
          Comparator.comparingInt(Place::channel)
              .thenComparingInt(Place::layer)
              .thenComparingInt(Place::from)
              .thenComparingInt(Place::to));

  private record Place(int channel, int layer, int from, int to) {}

  private CarriedOutputs(Problem problem, Assignment assignment) {
    this.problem = problem;
    this.assignment = assignment;
  }

  /** By channel, layer, sender, receiver; nothing for pairs without a channel. */
  static List<Carried> of(Problem problem, Assignment assignment) {
    CarriedOutputs outputs = new CarriedOutputs(problem, assignment);
    problem.network().broadcasts().forEach(outputs::add);
    List<Carried> list = new ArrayList<>();
    outputs.values.forEach((place, amount) -> list.add(outputs.carried(place, amount)));
    return list;
  }

  private void add(Broadcast broadcast) {
    boolean[] needs = new boolean[problem.deviceCount()];
    broadcast.consumers().forEachInt(v -> needs[assignment.deviceOf(v)] = true);
    for (int i = 0; i < broadcast.producers().size(); i++) {
      int producer = broadcast.producers().get(i);
      if (problem.network().output(producer) > 0) {
        addOutput(producer, needs);
      }
    }
  }

  private void addOutput(int producer, boolean[] needs) {
    int from = assignment.deviceOf(producer);
    int layer = problem.network().layerOf(producer);
    long output = problem.network().output(producer);
    List<Integer> served = new ArrayList<>();
    for (int to = 0; to < needs.length; to++) {
      int channel =
          needs[to] && to != from ? problem.cluster().channelBetween(from, to) : Cluster.NO_CHANNEL;
      if (channel == Cluster.NO_CHANNEL || served.contains(channel)) {
        continue;
      }
      boolean isMulticast = problem.cluster().channel(channel).multicast();
      if (isMulticast) {
        served.add(channel);
      }
      values.merge(new Place(channel, layer, from, isMulticast ? ALL : to), output, Math::addExact);
    }
  }

  private Carried carried(Place place, long amount) {
    Channel channel = problem.cluster().channel(place.channel());
    Fraction time = channel.isUnlimited() ? Fraction.ZERO : channel.bandwidth().timeFor(amount);
    return new Carried(
        place.channel(),
        place.layer(),
        place.from(),
        place.to() == ALL ? OptionalInt.empty() : OptionalInt.of(place.to()),
        amount,
        time);
  }
}
