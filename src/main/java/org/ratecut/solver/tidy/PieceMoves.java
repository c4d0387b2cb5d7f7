package org.ratecut.solver.tidy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.VertexSet;

/**
 * Moves pieces, their ends, and single vertices to devices of their neighbours: of the vertices
 * beside them in the layer, and of those that they read or that read them. What does not fit alone
 * is exchanged for a piece, or an end of one, that comes back.
 */
final class PieceMoves {

  /** Of the sides of a broadcast only so many vertices are looked at, evenly spread. */
  private static final int MAX_LOOKS = 16;

  private final TidyState state;
  private final Network network;

  PieceMoves(TidyState state) {
    this.state = state;
    this.network = state.problem().network();
  }

  /** Tries what there is to move once. */
  boolean run() {
    boolean changed = false;
    for (int[] unit : units()) {
      if (!state.goesOn()) {
        return changed;
      }
      changed |= isOnOneDevice(unit) && move(unit);
    }
    return changed;
  }

  private boolean move(int[] unit) {
    int from = state.deviceOf(unit[0]);
    state.spend(unit.length);
    for (int to : neighbouringDevices(unit).stream().toArray()) {
      if (to != from && state.exchange(unit, to, () -> returns(unit, to).iterator())) {
        return true;
      }
    }
    return false;
  }

  private List<int[]> returns(int[] unit, int device) {
    int first = unit[0];
    int last = unit[unit.length - 1];
    List<int[]> all = units();
    state.spend(all.size());
    return all.stream()
        .filter(each -> each[each.length - 1] < first || each[0] > last)
        .filter(each -> state.deviceOf(each[0]) == device)
        .toList();
  }

  /** An earlier move may have changed what a piece is. */
  private boolean isOnOneDevice(int[] unit) {
    return IntStream.of(unit).allMatch(v -> state.deviceOf(v) == state.deviceOf(unit[0]));
  }

  /** All pieces without pinned vertices; where they are longer, their first and last vertices. */
  private List<int[]> units() {
    List<int[]> units = new ArrayList<>();
    for (Layer layer : network.layers()) {
      int start = layer.firstVertex();
      while (start < layer.endVertex()) {
        int end = start + 1;
        while (end < layer.endVertex() && state.deviceOf(end) == state.deviceOf(start)) {
          end++;
        }
        addPiece(units, start, end);
        start = end;
      }
    }
    return units;
  }

  private void addPiece(List<int[]> units, int start, int end) {
    addFree(units, start, end);
    if (end - start > 1) {
      addFree(units, start, start + 1);
      addFree(units, end - 1, end);
    }
  }

  private void addFree(List<int[]> units, int start, int end) {
    int[] unit = IntStream.range(start, end).toArray();
    if (IntStream.of(unit).noneMatch(state::isPinned)) {
      units.add(unit);
    }
  }

  private BitSet neighbouringDevices(int[] unit) {
    BitSet devices = new BitSet();
    Layer layer = network.layers().get(network.layerOf(unit[0]));
    int before = unit[0] - 1;
    int after = unit[unit.length - 1] + 1;
    IntStream.of(before, after)
        .filter(layer::contains)
        .forEach(v -> devices.set(state.deviceOf(v)));
    for (int v : unit) {
      network
          .incomingBroadcasts(v)
          .forEach(b -> look(network.broadcasts().get(b).producers(), devices));
      int outgoing = network.outgoingBroadcast(v);
      if (outgoing >= 0) {
        look(network.broadcasts().get(outgoing).consumers(), devices);
      }
    }
    return devices;
  }

  private void look(VertexSet vertices, BitSet devices) {
    int looks = Math.min(MAX_LOOKS, vertices.size());
    for (int i = 0; i < looks; i++) {
      devices.set(state.deviceOf(vertices.get((int) ((long) i * vertices.size() / looks))));
    }
  }
}
