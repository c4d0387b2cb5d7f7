package org.ratecut.bound.profile.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.ratecut.bound.DeviceKind;
import org.ratecut.bound.profile.counts.Column;
import org.ratecut.bound.profile.counts.CountRanges;
import org.ratecut.bound.profile.network.Partners;
import org.ratecut.model.exact.Fraction;

/**
 * Columns found so far, for each kind of interchangeable devices, from one question to the next.
 * What a device can do within the limits of a cost it can also do within those of a higher one, but
 * not the other way round.
 */
public final class ColumnPool {

  private record Found(int kind, Column column, Fraction cost) {}

  private final List<DeviceKind> kinds;
  private final Partners partners;
  private final List<Found> columns = new ArrayList<>();

  public ColumnPool(List<DeviceKind> kinds, Partners partners) {
    this.kinds = List.copyOf(kinds);
    this.partners = partners;
  }

  /**
   * A pool for smaller kinds, with the same columns.
   *
   * @param origins for each new kind the one that it is a part of
   */
  public ColumnPool refined(List<DeviceKind> smaller, List<Integer> origins) {
    ColumnPool refined = new ColumnPool(smaller, partners);
    for (int kind = 0; kind < smaller.size(); kind++) {
      for (Found found : columns) {
        if (found.kind == origins.get(kind)) {
          refined.add(kind, found.column, found.cost);
        }
      }
    }
    return refined;
  }

  public List<DeviceKind> kinds() {
    return kinds;
  }

  /** The groups by which the columns keep traffic apart. */
  public Partners partners() {
    return partners;
  }

  void add(int kind, Column column, Fraction cost) {
    columns.add(new Found(kind, column, cost));
  }

  /** Passes on the columns that were found at a cost or below and are within ranges. */
  void forEachUpTo(Fraction cost, CountRanges ranges, BiConsumer<Integer, Column> action) {
    for (Found found : columns) {
      int device = kinds.get(found.kind).first();
      if (found.cost.compareTo(cost) <= 0 && ranges.allow(device, found.column)) {
        action.accept(found.kind, found.column);
      }
    }
  }
}
