package org.ratecut.parts.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.parts.Region;

/**
 * An operator that puts its inputs one after the other.
 *
 * @param dimension along which it does
 * @param inputs the sizes of each input in that dimension
 */
public record ConcatenationCut(int dimension, List<Integer> inputs) implements Cut {

  /** Makes the list immutable. */
  public ConcatenationCut {
    inputs = List.copyOf(inputs);
  }

  @Override
  public List<Optional<Region>> reads(Region output) {
    List<Optional<Region>> all = new ArrayList<>();
    int start = 0;
    for (int size : inputs) {
      int begin = Math.max(0, output.begin(dimension) - start);
      int end = Math.min(size, output.end(dimension) - start);
      all.add(begin < end ? Optional.of(output.with(dimension, begin, end)) : Optional.empty());
      start += size;
    }
    return all;
  }
}
