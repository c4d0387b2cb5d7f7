package org.ratecut.testing.metamorphic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Layer;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Phases;
import org.ratecut.model.Pins;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.DevicePair;
import org.ratecut.model.cluster.Port;

/**
 * Lists layers, the vertices in each, devices, channels, groups and arcs in another order. Layers
 * keep their phases, whatever their new places.
 */
final class Renumber implements Change {

  @Override
  public String name() {
    return "renumber";
  }

  @Override
  public Optional<Changed> apply(Known known, Random random) {
    Draft draft = new Draft(known.problem());
    renumberVertices(draft, random);
    renumberDevices(draft, random);
    Collections.shuffle(draft.groups, random);
    Collections.shuffle(draft.arcs, random);
    Collections.shuffle(draft.channels, random);
    Collections.shuffle(draft.ports, random);
    return Optional.of(
        new Changed(draft.build(known.problem().name() + "-renumbered"), Relation.SAME));
  }

  private static void renumberVertices(Draft draft, Random random) {
    List<Layer> oldLayers = List.copyOf(draft.layers);
    List<Phases> oldPhases = List.copyOf(draft.phases);
    List<Vertex> oldVertices = List.copyOf(draft.vertices);
    int[] oldPins = draft.pins;
    draft.layers.clear();
    draft.phases.clear();
    draft.vertices.clear();
    draft.pins = new int[oldPins.length];
    int[] newNumber = new int[oldVertices.size()];
    for (int l : shuffled(oldLayers.size(), random)) {
      Layer old = oldLayers.get(l);
      draft.layers.add(
          new Layer(old.name(), draft.vertices.size(), old.height(), old.width(), old.depth()));
      draft.phases.add(oldPhases.get(l));
      for (int i : shuffled(old.vertexCount(), random)) {
        int v = old.firstVertex() + i;
        newNumber[v] = draft.vertices.size();
        draft.pins[newNumber[v]] = oldPins[v];
        draft.vertices.add(oldVertices.get(v));
      }
    }
    draft.ticks.replaceAll(
        old -> {
          long[] moved = new long[old.length];
          IntStream.range(0, old.length).forEach(v -> moved[newNumber[v]] = old[v]);
          return moved;
        });
    draft.rules =
        draft.rules.withColocated(
            draft.rules.colocated().stream().map(set -> renumbered(set, newNumber)).toList());
    draft.groups.replaceAll(
        g ->
            new ParameterGroup(g.name(), g.size(), g.memory(), renumbered(g.members(), newNumber)));
    draft.arcs.replaceAll(
        arc ->
            new Broadcast(
                renumbered(arc.producers(), newNumber), renumbered(arc.consumers(), newNumber)));
  }

  private static void renumberDevices(Draft draft, Random random) {
    List<Device> old = List.copyOf(draft.devices);
    List<Integer> order = shuffled(old.size(), random);
    draft.devices.clear();
    order.forEach(d -> draft.devices.add(old.get(d)));
    draft.channels.replaceAll(
        channel ->
            new Channel(
                channel.name(),
                channel.bandwidth(),
                channel.pairs().stream()
                    .map(p -> new DevicePair(order.indexOf(p.from()), order.indexOf(p.to())))
                    .toList(),
                channel.multicast()));
    draft.ports.replaceAll(
        p -> new Port(p.name(), order.indexOf(p.device()), p.bandwidth(), p.direction(), p.once()));
    List<Integer> kinds = order.stream().map(draft.kindOfDevice::get).toList();
    draft.kindOfDevice.clear();
    draft.kindOfDevice.addAll(kinds);
    draft.pins =
        Arrays.stream(draft.pins).map(d -> d == Pins.FREE ? d : order.indexOf(d)).toArray();
  }

  private static VertexSet renumbered(VertexSet set, int[] newNumber) {
    return VertexSet.of(set.stream().map(v -> newNumber[v]).toArray());
  }

  private static List<Integer> shuffled(int count, Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(order, random);
    return order;
  }
}
