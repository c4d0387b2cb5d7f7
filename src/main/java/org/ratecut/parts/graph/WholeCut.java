package org.ratecut.parts.graph;

import java.util.List;
import java.util.Optional;
import org.ratecut.parts.Region;

/**
 * An operator that is computed as a whole.
 *
 * @param inputs the sizes of its inputs, empty for one that is left out
 * @param output the sizes of its first output
 */
public record WholeCut(List<Optional<List<Integer>>> inputs, List<Integer> output) implements Cut {

  /** Makes the lists immutable. */
  public WholeCut {
    inputs = List.copyOf(inputs);
    output = List.copyOf(output);
  }

  @Override
  public Region enlarge(Region part) {
    return Region.whole(output);
  }

  @Override
  public List<Optional<Region>> reads(Region part) {
    return inputs.stream()
        .map(sizes -> sizes.filter(all -> !all.contains(0)).map(Region::whole))
        .toList();
  }
}
