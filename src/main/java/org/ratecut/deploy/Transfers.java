package org.ratecut.deploy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ratecut.model.Assignment;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.VertexSet;

/**
 * Derives who sends what to whom, vertex by vertex: an output goes once to each other device that
 * has a consumer of it. The sums over pairs of devices are the traffic of {@link
 * org.ratecut.evaluation.Evaluator}, which derives it by broadcasts and shares no code with this.
 */
final class Transfers {

  private record Key(int from, int to, int layer) {}

  private final Network network;
  private final Assignment assignment;
  private final Map<Key, List<Integer>> verticesOf =
      new TreeMap<>(
          Comparator.comparingInt(Key::from)
              .thenComparingInt(Key::to)
              .thenComparingInt(Key::layer));

  private Transfers(Network network, Assignment assignment) {
    this.network = network;
    this.assignment = assignment;
  }

  /** All transfers, by sender, then by receiver, then by layer. */
  static List<Transfer> of(Network network, Assignment assignment) {
    Transfers transfers = new Transfers(network, assignment);
    network.broadcasts().forEach(transfers::add);
    List<Transfer> all = new ArrayList<>();
    transfers.verticesOf.forEach((key, vertices) -> all.add(transfers.transfer(key, vertices)));
    return List.copyOf(all);
  }

  private void add(Broadcast broadcast) {
    TreeSet<Integer> receivers = new TreeSet<>();
    broadcast.consumers().forEachInt(v -> receivers.add(assignment.deviceOf(v)));
    broadcast
        .producers()
        .forEachInt(
            producer -> {
              if (network.output(producer) > 0) {
                receivers.forEach(receiver -> add(producer, receiver));
              }
            });
  }

  private void add(int producer, int receiver) {
    int sender = assignment.deviceOf(producer);
    if (sender != receiver) {
      verticesOf
          .computeIfAbsent(
              new Key(sender, receiver, network.layerOf(producer)), key -> new ArrayList<>())
          .add(producer);
    }
  }

  private Transfer transfer(Key key, List<Integer> vertices) {
    return new Transfer(
        key.from,
        key.to,
        network.layers().get(key.layer),
        VertexSet.of(vertices.stream().mapToInt(Integer::intValue).toArray()),
        vertices.stream().mapToLong(network::output).sum());
  }
}
