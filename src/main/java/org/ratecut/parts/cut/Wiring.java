package org.ratecut.parts.cut;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.ratecut.parts.Origin;
import org.ratecut.parts.Piece;
import org.ratecut.parts.Region;
import org.ratecut.parts.graph.ModelGraph;
import org.ratecut.parts.graph.ProgramValue;

/** Where the values come from that stages read and the network answers, and what is sent for it. */
final class Wiring {

  /** A region of a tensor that a device is given, or an output of a stage. */
  private record Supply(Origin origin, Region region) {}

  /**
   * What one device sends another.
   *
   * @param tensor its number
   */
  record Link(int tensor, Region region, Origin from, int to) {}

  private final ModelGraph graph;
  private final Ownership owners;
  private final List<DeviceShare> shares;
  private final List<List<ProgramValue>> held = new ArrayList<>();

  /** By device, by tensor. */
  private final List<Map<Integer, List<Supply>>> supplies = new ArrayList<>();

  private final List<Link> links = new ArrayList<>();

  /** By receiver, by tensor: numbers of links. */
  private final List<Map<Integer, List<Integer>>> arriving = new ArrayList<>();

  Wiring(
      ModelGraph graph, Ownership owners, List<DeviceShare> shares, List<List<StagePlan>> stages) {
    this.graph = graph;
    this.owners = owners;
    this.shares = shares;
    for (int d = 0; d < shares.size(); d++) {
      supplies.add(new HashMap<>());
      arriving.add(new HashMap<>());
      held.add(new ArrayList<>());
      addHeld(d);
      for (StagePlan stage : stages.get(d)) {
        for (int i = 0; i < stage.program().outputs().size(); i++) {
          supply(new Origin(d, stage.number(), i), stage.output(i));
        }
      }
    }
    shares.forEach(this::link);
    links.sort(order());
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      arriving.get(link.to()).computeIfAbsent(link.tensor(), each -> new ArrayList<>()).add(i);
    }
  }

  private void addHeld(int device) {
    for (int input : graph.inputs()) {
      if (owners.isOwned(input)) {
        for (Region region : Cover.of(owners.of(input, device))) {
          ProgramValue value = new ProgramValue(input, region);
          supply(new Origin(device, Origin.INPUT, held.get(device).size()), value);
          held.get(device).add(value);
        }
      }
    }
  }

  private void supply(Origin origin, ProgramValue value) {
    supplies
        .get(origin.device())
        .computeIfAbsent(value.tensor(), each -> new ArrayList<>())
        .add(new Supply(origin, value.region()));
  }

  private void link(DeviceShare receiver) {
    receiver
        .missing()
        .forEach(
            (tensor, missing) -> {
              for (DeviceShare sender : shares) {
                if (sender != receiver && owners.isOwned(tensor)) {
                  link(sender.device(), receiver.device(), tensor, missing);
                }
              }
            });
  }

  private void link(int from, int to, int tensor, ElementSet missing) {
    ElementSet sent = missing.meet(owners.of(tensor, from));
    if (sent.isEmpty()) {
      return;
    }
    for (Supply supply : supplies.get(from).getOrDefault(tensor, List.of())) {
      for (Region region : boxes(sent, supply.region())) {
        links.add(new Link(tensor, region, supply.origin(), to));
      }
    }
  }

  /** Boxes of the values of a set that are in a region. */
  private static List<Region> boxes(ElementSet set, Region region) {
    if (set.containsAll(region)) {
      return List.of(region);
    }
    return set.containsAny(region) ? Cover.of(set.meet(region)) : List.of();
  }

  /** Of tensors in the order in which they are computed, so that of inputs come first. */
  private Comparator<Link> order() {
    Map<Integer, Integer> computedBy = new HashMap<>();
    for (int i = 0; i < graph.operators().size(); i++) {
      for (int output : graph.operators().get(i).outputs()) {
        computedBy.put(output, i);
      }
    }
    return Comparator.comparingInt((Link link) -> computedBy.getOrDefault(link.tensor(), -1))
        .thenComparingInt(Link::tensor)
        .thenComparingInt(link -> link.from().device())
        .thenComparingInt(link -> link.from().stage())
        .thenComparingInt(link -> link.from().output())
        .thenComparingInt(Link::to);
  }

  /** The regions of inputs of the network that a device is given. */
  List<ProgramValue> held(int device) {
    return held.get(device);
  }

  /** What devices send each other, in order. */
  List<Link> links() {
    return links;
  }

  /**
   * Where the values come from that a stage of a device reads, or that it answers.
   *
   * @param stages how many of its stages have run before
   */
  List<Piece> pieces(int device, int stages, int tensor, ElementSet read) {
    List<Piece> pieces = new ArrayList<>();
    for (Supply supply : supplies.get(device).getOrDefault(tensor, List.of())) {
      if (supply.origin().stage() < stages) {
        for (Region region : boxes(read, supply.region())) {
          pieces.add(new Piece(region, supply.origin(), OptionalInt.empty()));
        }
      }
    }
    for (int number : arriving.get(device).getOrDefault(tensor, List.of())) {
      Link link = links.get(number);
      for (Region region : boxes(read, link.region())) {
        pieces.add(new Piece(region, link.from(), OptionalInt.of(number)));
      }
    }
    return pieces;
  }
}
