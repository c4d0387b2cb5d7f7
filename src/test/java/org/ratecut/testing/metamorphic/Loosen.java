package org.ratecut.testing.metamorphic;

import java.util.Optional;
import java.util.Random;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;

/**
 * Adds capacity, channels or a second device like one that is there, or takes sizes, members, arcs
 * or pins away, so that whatever was valid is valid and costs no more.
 */
final class Loosen implements Change {

  private static final int MAX_STEPS = 3;

  @Override
  public String name() {
    return "loosen";
  }

  @Override
  public Optional<Changed> apply(Known known, Random random) {
    Draft draft = new Draft(known.problem());
    int steps = 1 + random.nextInt(MAX_STEPS);
    for (int step = 0; step < steps; step++) {
      loosen(draft, random, step);
    }
    Problem changed = draft.build(known.problem().name() + "-loosened");
    return Optional.of(new Changed(changed, Relation.NO_WORSE));
  }

  private static void loosen(Draft draft, Random random, int step) {
    if (draft.hasMoreThanChannels() && random.nextBoolean()) {
      new ResourceLoosening(draft, random).step();
      return;
    }
    int device = random.nextInt(draft.devices.size());
    int vertex = random.nextInt(draft.vertices.size());
    switch (random.nextInt(8)) {
      case 0 -> draft.setMemory(device, more(draft.devices.get(device).memory(), random));
      case 1 -> draft.setPerformance(device, more(draft.devices.get(device).performance(), random));
      case 2 -> widen(draft, random);
      case 3 -> addChannel(draft, device, random, step);
      case 4 -> draft.pin(vertex, Pins.FREE);
      case 5 -> draft.vertices.set(vertex, smaller(draft.vertices.get(vertex), random));
      case 6 -> shrinkGroup(draft, random);
      default -> duplicate(draft, device, step);
    }
  }

  private static void widen(Draft draft, Random random) {
    if (!draft.channels.isEmpty()) {
      int channel = random.nextInt(draft.channels.size());
      Fraction old = draft.channels.get(channel).bandwidth();
      draft.setBandwidth(channel, Fraction.of(more(old.numerator(), random), old.denominator()));
    }
  }

  private static void addChannel(Draft draft, int from, Random random, int step) {
    for (int to = 0; to < draft.devices.size(); to++) {
      if (to != from && !draft.areLinked(from, to)) {
        Fraction bandwidth =
            draft.channels.isEmpty()
                ? Fraction.of(1 + random.nextInt(9))
                : draft.channels.get(random.nextInt(draft.channels.size())).bandwidth();
        draft.channels.add(Channel.oneWay("new" + step, bandwidth, from, to));
        return;
      }
    }
  }

  private static Vertex smaller(Vertex old, Random random) {
    long constant = old.memory() - old.activation();
    return new Vertex(
        old.activation() + part(constant, random),
        old.activation(),
        part(old.flash(), random),
        part(old.computation(), random),
        part(old.output(), random));
  }

  private static void shrinkGroup(Draft draft, Random random) {
    if (!draft.groups.isEmpty()) {
      int g = random.nextInt(draft.groups.size());
      ParameterGroup old = draft.groups.get(g);
      int left = old.members().get(random.nextInt(old.members().size()));
      int[] fewer = old.members().stream().filter(v -> v != left).toArray();
      VertexSet members = fewer.length == 0 ? old.members() : VertexSet.of(fewer);
      draft.setGroup(g, part(old.size(), random), members);
    }
  }

  /** A second device like one that is there, with channels to all. */
  private static void duplicate(Draft draft, int device, int step) {
    Device old = draft.devices.get(device);
    int twin = draft.devices.size();
    draft.addDevice(old.withName("twin" + step), device);
    if (!draft.channels.isEmpty()) {
      Fraction bandwidth = draft.channels.get(0).bandwidth();
      for (int d = 0; d < twin; d++) {
        draft.channels.add(Channel.halfDuplex("twin" + step + " to " + d, bandwidth, twin, d));
      }
    }
  }

  private static long more(long amount, Random random) {
    return Math.min(Network.MAX_TOTAL, amount + 1 + part(amount + 1, random));
  }

  private static long part(long whole, Random random) {
    return (long) (random.nextDouble() * whole);
  }
}
