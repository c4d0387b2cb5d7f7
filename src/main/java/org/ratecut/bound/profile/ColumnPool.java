package org.ratecut.bound.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Columns found so far, for each kind of interchangeable devices. Columns of other limits are
 * welcome: they steer the search for multipliers but are no part of any proof.
 */
final class ColumnPool {

  private final List<List<Integer>> kinds;
  private final List<List<Column>> columns = new ArrayList<>();

  ColumnPool(List<List<Integer>> kinds) {
    this.kinds = kinds.stream().map(List::copyOf).toList();
    this.kinds.forEach(kind -> columns.add(new ArrayList<>()));
  }

  List<List<Integer>> kinds() {
    return kinds;
  }

  void add(int kind, Column column) {
    columns.get(kind).add(column);
  }

  void forEach(BiConsumer<Integer, Column> action) {
    for (int kind = 0; kind < columns.size(); kind++) {
      int index = kind;
      columns.get(kind).forEach(column -> action.accept(index, column));
    }
  }
}
