package org.ratecut.io.models.litert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.tensorflow.lite.schema.BuiltinOperator;

/** The sizes that a reshaped tensor gets. */
final class Reshaping {

  private Reshaping() {}

  /**
   * As the operator says, where its numbers are known, or else as the file states of its output, in
   * which one size may be open.
   *
   * @param samples of a batch, which a first size of 1 stands for
   */
  static Dimensions target(LiteRtNode node, Dimensions from, int samples) {
    List<Long> sizes = new ArrayList<>(given(node).orElseGet(() -> stated(node)));
    if (samples > 1 && !sizes.isEmpty() && sizes.get(0) == 1 && from.size(0) == samples) {
      sizes.set(0, (long) samples);
    }
    int open = sizes.indexOf(-1L);
    if (open >= 0) {
      sizes.set(open, 1L);
      long known = sizes.stream().reduce(1L, Math::multiplyExact);
      long count = from.count();
      if (known < 1 || count % known != 0) {
        throw node.fail("It makes %s of %s.".formatted(sizes, from));
      }
      sizes.set(open, count / known);
    }
    return node.place().locate(() -> Dimensions.ofLongs(sizes));
  }

  private static Optional<List<Long>> given(LiteRtNode node) {
    boolean says = node.operator().code() == BuiltinOperator.RESHAPE && node.has(1);
    return says && node.input(1) instanceof Constant shape ? shape.values() : Optional.empty();
  }

  private static List<Long> stated(LiteRtNode node) {
    Dimensions stated = node.outputDimensions();
    List<Integer> signature = node.signature();
    List<Long> sizes = new ArrayList<>();
    for (int k = 0; k < stated.rank(); k++) {
      boolean open = k < signature.size() && signature.get(k) < 0 && !sizes.contains(-1L);
      sizes.add(open ? -1L : stated.size(k));
    }
    return sizes;
  }
}
