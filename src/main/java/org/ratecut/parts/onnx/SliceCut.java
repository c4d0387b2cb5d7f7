package org.ratecut.parts.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.parts.Region;
import org.ratecut.parts.graph.Cut;

/**
 * An operator that takes some indices of each dimension: {@code begin + i · step}.
 *
 * @param begin the first index of each dimension of the input
 * @param step from one index to the next, at least 1
 * @param inputs how many inputs it has
 */
record SliceCut(List<Integer> begin, List<Integer> step, int inputs) implements Cut {

  /** Makes the lists immutable. */
  SliceCut {
    begin = List.copyOf(begin);
    step = List.copyOf(step);
  }

  @Override
  public List<Optional<Region>> reads(Region output) {
    int[] first = new int[begin.size()];
    int[] end = new int[begin.size()];
    for (int k = 0; k < first.length; k++) {
      first[k] = begin.get(k) + output.begin(k) * step.get(k);
      end[k] = begin.get(k) + (output.end(k) - 1) * step.get(k) + 1;
    }
    List<Optional<Region>> all = new ArrayList<>();
    all.add(Optional.of(Region.between(first, end)));
    while (all.size() < inputs) {
      all.add(Optional.empty());
    }
    return all;
  }
}
