package org.ratecut.parts.graph;

import java.util.List;
import java.util.Optional;
import org.ratecut.parts.Region;

/**
 * An operator on single values, whose inputs may be stretched: their dimensions are aligned at the
 * last one, and those of size 1 count for all indices.
 *
 * @param inputs the sizes of its inputs, empty for one that is left out
 */
public record ElementWiseCut(List<Optional<List<Integer>>> inputs) implements Cut {

  /** Makes the list immutable. */
  public ElementWiseCut {
    inputs = List.copyOf(inputs);
  }

  @Override
  public List<Optional<Region>> reads(Region output) {
    return inputs.stream().map(sizes -> sizes.map(each -> stretched(each, output))).toList();
  }

  /** The part of a tensor of some sizes that is stretched to a region. */
  public static Region stretched(List<Integer> sizes, Region output) {
    Region part = Region.whole(sizes);
    int lead = output.rank() - sizes.size();
    for (int k = 0; k < sizes.size(); k++) {
      if (sizes.get(k) > 1) {
        part = part.with(k, output.begin(k + lead), output.end(k + lead));
      }
    }
    return part;
  }
}
