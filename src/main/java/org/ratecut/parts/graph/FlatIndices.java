package org.ratecut.parts.graph;

import java.util.List;
import java.util.function.LongConsumer;
import org.ratecut.parts.Region;

/**
 * The numbers of the values of a region, where a tensor's values are numbered with the last
 * dimension running fastest.
 *
 * @param sizes of the tensor
 */
public record FlatIndices(List<Integer> sizes, Region region) {

  /** Calls with each number, in order. */
  public void forEach(LongConsumer action) {
    visit(0, 0, action);
  }

  private void visit(int dimension, long before, LongConsumer action) {
    if (dimension == sizes.size()) {
      action.accept(before);
      return;
    }
    for (int i = region.begin(dimension); i < region.end(dimension); i++) {
      visit(dimension + 1, before * sizes.get(dimension) + i, action);
    }
  }
}
