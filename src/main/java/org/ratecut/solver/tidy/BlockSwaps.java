package org.ratecut.solver.tidy;

import java.util.stream.IntStream;
import org.ratecut.model.Layer;

/**
 * Swaps of two stretches of a layer, equally long, each on one device. In most layers vertices are
 * alike, so that the work of both devices stays what it is.
 */
final class BlockSwaps {

  /** Longer stretches are swapped in parts. */
  private static final int MAX_LENGTH = 8;

  private final TidyState state;

  BlockSwaps(TidyState state) {
    this.state = state;
  }

  boolean run() {
    boolean changed = false;
    for (Layer layer : state.problem().network().layers()) {
      for (int length = Math.min(MAX_LENGTH, layer.vertexCount() / 2); length >= 1; length--) {
        changed |= run(layer, length);
      }
    }
    return changed;
  }

  private boolean run(Layer layer, int length) {
    boolean changed = false;
    int[] firsts =
        IntStream.rangeClosed(layer.firstVertex(), layer.endVertex() - length)
            .filter(first -> isMovable(first, length) && isAtSeam(layer, first, length))
            .toArray();
    state.spend(layer.vertexCount());
    for (int i = 0; i < firsts.length; i++) {
      for (int j = i + 1; j < firsts.length && state.goesOn(); j++) {
        state.spend(1);
        changed |= canSwap(firsts[i], firsts[j], length) && swap(firsts[i], firsts[j], length);
      }
    }
    return changed;
  }

  /** Earlier swaps may have changed what is on one device. */
  private boolean canSwap(int i, int j, int length) {
    return j - i >= length
        && state.deviceOf(i) != state.deviceOf(j)
        && isMovable(i, length)
        && isMovable(j, length);
  }

  private boolean isMovable(int first, int length) {
    for (int v = first; v < first + length; v++) {
      if (state.isPinned(v) || state.deviceOf(v) != state.deviceOf(first)) {
        return false;
      }
    }
    return true;
  }

  /** Others are inside a piece, which a swap would break. */
  private boolean isAtSeam(Layer layer, int first, int length) {
    int device = state.deviceOf(first);
    return IntStream.of(first - 1, first + length)
        .anyMatch(v -> !layer.contains(v) || state.deviceOf(v) != device);
  }

  private boolean swap(int i, int j, int length) {
    int a = state.deviceOf(i);
    int b = state.deviceOf(j);
    int[] vertices =
        IntStream.concat(IntStream.range(i, i + length), IntStream.range(j, j + length)).toArray();
    int[] targets = IntStream.range(0, 2 * length).map(k -> k < length ? b : a).toArray();
    return state.change(vertices, targets);
  }
}
