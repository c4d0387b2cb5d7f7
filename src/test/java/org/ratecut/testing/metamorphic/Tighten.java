package org.ratecut.testing.metamorphic;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.ratecut.model.Broadcast;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.exact.Fraction;

/**
 * Takes capacity away, or adds sizes, members, arcs or pins, so that whatever is valid was valid
 * before and cost no more.
 */
final class Tighten implements Change {

  private static final int MAX_STEPS = 3;

  @Override
  public String name() {
    return "tighten";
  }

  @Override
  public Optional<Changed> apply(Known known, Random random) {
    Draft draft = new Draft(known.problem());
    int steps = 1 + random.nextInt(MAX_STEPS);
    for (int step = 0; step < steps; step++) {
      tighten(draft, random);
    }
    Problem changed = draft.build(known.problem().name() + "-tightened");
    return Optional.of(new Changed(changed, Relation.NO_BETTER));
  }

  private static void tighten(Draft draft, Random random) {
    if (draft.hasMoreThanChannels() && random.nextBoolean()) {
      new ResourceTightening(draft, random).step();
      return;
    }
    int device = random.nextInt(draft.devices.size());
    int vertex = random.nextInt(draft.vertices.size());
    switch (random.nextInt(8)) {
      case 0 -> draft.setMemory(device, part(draft.devices.get(device).memory(), random));
      case 1 -> {
        long less = part(draft.devices.get(device).performance(), random);
        draft.setPerformance(device, Math.max(1, less));
      }
      case 2 -> narrow(draft, random);
      case 3 -> {
        if (!draft.channels.isEmpty()) {
          draft.channels.remove(random.nextInt(draft.channels.size()));
        }
      }
      case 4 -> draft.pin(vertex, draft.pins[vertex] < 0 ? device : draft.pins[vertex]);
      case 5 -> draft.vertices.set(vertex, larger(draft.vertices.get(vertex), random));
      case 6 -> enlargeGroup(draft, vertex, random);
      default -> addArc(draft, vertex, random);
    }
  }

  private static void narrow(Draft draft, Random random) {
    if (!draft.channels.isEmpty()) {
      int channel = random.nextInt(draft.channels.size());
      Fraction old = draft.channels.get(channel).bandwidth();
      long less = Math.max(1, part(old.numerator(), random));
      draft.setBandwidth(channel, Fraction.of(less, old.denominator()));
    }
  }

  private static Vertex larger(Vertex old, Random random) {
    return new Vertex(
        old.memory() + part(old.memory() + 1, random),
        old.activation(),
        old.flash(),
        old.computation() + part(old.computation() + 1, random),
        old.output() + part(old.output() + 1, random));
  }

  private static void enlargeGroup(Draft draft, int vertex, Random random) {
    if (draft.groups.isEmpty()) {
      draft.groups.add(new ParameterGroup("new", random.nextInt(9), VertexSet.of(vertex)));
      return;
    }
    int g = random.nextInt(draft.groups.size());
    ParameterGroup old = draft.groups.get(g);
    int[] members = old.members().toArray();
    members[random.nextInt(members.length)] = vertex;
    VertexSet more =
        VertexSet.of(IntStream.concat(old.members().stream(), Arrays.stream(members)).toArray());
    draft.setGroup(g, old.size() + part(old.size() + 1, random), more);
  }

  /** From a vertex to one after it: arcs of random problems all go that way. */
  private static void addArc(Draft draft, int vertex, Random random) {
    boolean forward =
        draft.arcs.stream().allMatch(arc -> arc.producers().last() < arc.consumers().first());
    int rest = draft.vertices.size() - vertex - 1;
    if (rest > 0 && forward) {
      int consumer = vertex + 1 + random.nextInt(rest);
      draft.arcs.add(new Broadcast(VertexSet.of(vertex), VertexSet.of(consumer)));
    }
  }

  private static long part(long whole, Random random) {
    return (long) (random.nextDouble() * whole);
  }
}
