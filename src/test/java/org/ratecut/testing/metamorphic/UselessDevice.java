package org.ratecut.testing.metamorphic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.DevicePair;
import org.ratecut.model.exact.Fraction;

/**
 * Adds a device that can hold nothing, because it has less memory than any vertex needs, or two or
 * three such devices that are equal. They have channels of their own, share that of others, or have
 * none. Where a vertex needs no memory, all memory is scaled first, so that each needs some.
 */
final class UselessDevice implements Change {

  /** More make every search slower and show nothing more. */
  private static final int MAX_DEVICES = 5;

  @Override
  public String name() {
    return "useless-device";
  }

  @Override
  public Optional<Changed> apply(Known known, Random random) {
    Draft draft = new Draft(known.problem());
    if (least(draft) == 0 && !makeAllNeedMemory(draft)) {
      return Optional.empty();
    }
    long memory = (long) (random.nextDouble() * least(draft));
    int like = random.nextInt(draft.devices.size());
    long performance = draft.devices.get(like).performance();
    int copies = 1 + random.nextInt(Math.max(1, MAX_DEVICES - draft.devices.size()));
    int connection = random.nextInt(3);
    for (int copy = 0; copy < copies; copy++) {
      int device = draft.devices.size();
      draft.addDevice(
          new Device("useless" + copy, memory, performance, Long.MAX_VALUE >> 10), like);
      connect(draft, device, connection);
    }
    Problem changed = draft.build(known.problem().name() + "-useless");
    return Optional.of(new Changed(changed, Relation.SAME));
  }

  private static long least(Draft draft) {
    return draft.vertices.stream().mapToLong(vertex -> vertex.memory()).min().orElseThrow();
  }

  /** As {@link Scale} does, with a small amount of 1 for each vertex. */
  private static boolean makeAllNeedMemory(Draft draft) {
    long factor = draft.vertices.size() + 1L;
    long total =
        draft.vertices.stream().mapToLong(v -> v.memory() + v.flash()).sum()
            + draft.groups.stream().mapToLong(g -> g.size()).sum();
    if (total + 1 > Network.MAX_TOTAL / (2 * factor)) {
      return false;
    }
    draft.changeVertices(
        v ->
            new Vertex(
                factor * v.memory() + 1,
                factor * v.activation(),
                factor * v.flash(),
                v.computation(),
                v.output()));
    for (int g = 0; g < draft.groups.size(); g++) {
      draft.setGroup(g, factor * draft.groups.get(g).size(), draft.groups.get(g).members());
    }
    draft.devices.replaceAll(
        d ->
            d.withMemory(
                factor * Math.min(d.memory(), total) + factor - 1,
                factor * Math.min(d.flash(), total)));
    return true;
  }

  private static void connect(Draft draft, int device, int connection) {
    if (connection == 0 || draft.channels.isEmpty()) {
      return;
    }
    List<DevicePair> pairs = new ArrayList<>();
    IntStream.range(0, device)
        .forEach(
            d -> {
              pairs.add(new DevicePair(d, device));
              pairs.add(new DevicePair(device, d));
            });
    Channel first = draft.channels.get(0);
    if (connection == 1) {
      pairs.addAll(0, first.pairs());
      draft.setPairs(0, pairs);
    } else {
      Fraction bandwidth = draft.channels.get(draft.channels.size() - 1).bandwidth();
      IntStream.range(0, device)
          .forEach(
              d ->
                  draft.channels.add(
                      Channel.halfDuplex(device + " to " + d, bandwidth, device, d)));
    }
  }
}
