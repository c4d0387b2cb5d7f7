package org.ratecut.parts.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.parts.graph.Cut;

/** The operator Slice, whose parameters are attributes or, from version 10 on, inputs. */
record OnnxSlices(StoredNode node) {

  /** Its cut, if all parameters are known and no step is negative. */
  Optional<Cut> cut() {
    int rank = node.output().size();
    Optional<List<Integer>> starts = node.numbers("starts", 1);
    if (starts.isEmpty() || !node.hasOnlyConstantsFrom(1)) {
      return Optional.empty();
    }
    List<Integer> axes =
        node.numbers("axes", 3).orElseGet(() -> IntStream.range(0, rank).boxed().toList());
    List<Integer> steps =
        node.numbers("steps", 4).orElseGet(() -> Collections.nCopies(starts.get().size(), 1));
    List<Integer> begin = new ArrayList<>(Collections.nCopies(rank, 0));
    List<Integer> step = new ArrayList<>(Collections.nCopies(rank, 1));
    for (int i = 0; i < starts.get().size(); i++) {
      int axis = Math.floorMod(axes.get(i), rank);
      int size = node.input(0).get(axis);
      int start = starts.get().get(i);
      begin.set(axis, Math.max(0, Math.min(size, start < 0 ? start + size : start)));
      step.set(axis, steps.get(i));
    }
    return Collections.min(step) < 1
        ? Optional.empty()
        : Optional.of(new SliceCut(begin, step, node.inputCount()));
  }
}
