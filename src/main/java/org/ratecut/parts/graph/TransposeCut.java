package org.ratecut.parts.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.parts.Region;

/**
 * An operator that puts dimensions into another order.
 *
 * @param order the dimension of the input that each dimension of the output is
 * @param inputs how many inputs it has
 */
public record TransposeCut(List<Integer> order, int inputs) implements Cut {

  /** Makes the list immutable. */
  public TransposeCut {
    order = List.copyOf(order);
  }

  @Override
  public List<Optional<Region>> reads(Region region) {
    int[] begin = new int[order.size()];
    int[] end = new int[order.size()];
    for (int k = 0; k < begin.length; k++) {
      begin[order.get(k)] = region.begin(k);
      end[order.get(k)] = region.end(k);
    }
    List<Optional<Region>> all = new ArrayList<>();
    all.add(Optional.of(Region.between(begin, end)));
    while (all.size() < inputs) {
      all.add(Optional.empty());
    }
    return all;
  }
}
