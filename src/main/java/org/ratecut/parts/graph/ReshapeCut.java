package org.ratecut.parts.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ratecut.parts.Region;

/**
 * An operator that gives the same values in order other dimensions. A region of the output is one
 * operator's work if its values are a box of the input too.
 *
 * @param input the sizes of its first input
 * @param output the sizes of its output, as many values
 * @param inputs how many inputs it has
 */
public record ReshapeCut(List<Integer> input, List<Integer> output, int inputs) implements Cut {

  /** Makes the lists immutable. */
  public ReshapeCut {
    input = List.copyOf(input);
    output = List.copyOf(output);
  }

  /** As it is, or slice by slice along the slowest dimensions. */
  @Override
  public List<Region> divide(Region region) {
    if (around(region).count() == region.count()) {
      return List.of(region);
    }
    List<Region> regions = new ArrayList<>();
    int axis = slowest(region).orElseThrow();
    for (int i = region.begin(axis); i < region.end(axis); i++) {
      regions.addAll(divide(region.with(axis, i, i + 1)));
    }
    return regions;
  }

  private static OptionalInt slowest(Region region) {
    for (int k = 0; k < region.rank(); k++) {
      if (region.size(k) > 1) {
        return OptionalInt.of(k);
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public List<Optional<Region>> reads(Region region) {
    List<Optional<Region>> all = new ArrayList<>();
    all.add(Optional.of(around(region)));
    while (all.size() < inputs) {
      all.add(Optional.empty());
    }
    return all;
  }

  /** The least box of the input around the values of a region of the output. */
  private Region around(Region region) {
    int[] first = new int[input.size()];
    int[] end = new int[input.size()];
    Arrays.fill(first, Integer.MAX_VALUE);
    new FlatIndices(output, region).forEach(flat -> extend(flat, first, end));
    return Region.between(first, end);
  }

  private void extend(long flat, int[] first, int[] end) {
    long rest = flat;
    for (int k = first.length - 1; k >= 0; k--) {
      int index = (int) (rest % input.get(k));
      rest /= input.get(k);
      first[k] = Math.min(first[k], index);
      end[k] = Math.max(end[k], index + 1);
    }
  }
}
