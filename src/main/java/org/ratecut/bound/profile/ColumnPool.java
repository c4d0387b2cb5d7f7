package org.ratecut.bound.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.ratecut.model.Fraction;

/**
 * Columns found so far, for each kind of interchangeable devices, from one question to the next.
 * What a device can do within the limits of a cost it can also do within those of a higher one, but
 * not the other way round.
 */
final class ColumnPool {

  private record Found(int kind, Column column, Fraction cost) {}

  private final List<List<Integer>> kinds;
  private final List<Found> columns = new ArrayList<>();

  ColumnPool(List<List<Integer>> kinds) {
    this.kinds = kinds.stream().map(List::copyOf).toList();
  }

  List<List<Integer>> kinds() {
    return kinds;
  }

  void add(int kind, Column column, Fraction cost) {
    columns.add(new Found(kind, column, cost));
  }

  /** Passes on the columns that were found at a cost or below. */
  void forEachUpTo(Fraction cost, BiConsumer<Integer, Column> action) {
    for (Found found : columns) {
      if (found.cost.compareTo(cost) <= 0) {
        action.accept(found.kind, found.column);
      }
    }
  }
}
