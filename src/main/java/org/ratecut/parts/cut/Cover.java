package org.ratecut.parts.cut;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.ratecut.parts.Region;

/**
 * Covers a set of values by few boxes that have none in common. To find the fewest is NP-hard in
 * three dimensions (Dielissen and Kaldewaij, 1991); here each box grows from the first value that
 * is not covered, in each order of the dimensions, and the order with the fewest boxes wins. Lines
 * between which nothing changes are first taken together, so that tiles count and not values.
 */
final class Cover {

  private final ElementSet set;

  /** Where the cells of each dimension begin, and the end of the last. */
  private final int[][] lines;

  /** A bit for each cell, the last dimension running fastest. */
  private final BitSet cells = new BitSet();

  private final int[] strides;

  private Cover(ElementSet set, Region hull) {
    this.set = set;
    this.lines = new int[hull.rank()][];
    this.strides = new int[hull.rank()];
    for (int k = 0; k < lines.length; k++) {
      lines[k] = lines(hull, k);
    }
    int stride = 1;
    for (int k = lines.length - 1; k >= 0; k--) {
      strides[k] = stride;
      stride *= lines[k].length - 1;
    }
    for (int cell = 0; cell < stride; cell++) {
      cells.set(cell, set.contains(numberOf(cell)));
    }
  }

  /** Boxes that make up a set, in order of their first values. */
  static List<Region> of(ElementSet set) {
    return set.hull()
        .map(hull -> set.count() == hull.count() ? List.of(hull) : new Cover(set, hull).fewest())
        .orElse(List.of());
  }

  /** The indices of a dimension at which something changes. */
  private int[] lines(Region hull, int dimension) {
    BitSet changes = new BitSet();
    changes.set(hull.begin(dimension));
    changes.set(hull.end(dimension));
    int[] begin = hull.begin().stream().mapToInt(Integer::intValue).toArray();
    int[] index = begin.clone();
    int step = set.stride(dimension);
    do {
      int number = 0;
      for (int k = 0; k < index.length; k++) {
        number += index[k] * set.stride(k);
      }
      if (index[dimension] > begin[dimension]
          && set.contains(number) != set.contains(number - step)) {
        changes.set(index[dimension]);
      }
    } while (advance(index, hull));
    return changes.stream().toArray();
  }

  private static boolean advance(int[] index, Region hull) {
    for (int k = index.length - 1; k >= 0; k--) {
      if (++index[k] < hull.end(k)) {
        return true;
      }
      index[k] = hull.begin(k);
    }
    return false;
  }

  private int numberOf(int cell) {
    int number = 0;
    for (int k = 0; k < lines.length; k++) {
      number += lines[k][indexOf(cell, k)] * set.stride(k);
    }
    return number;
  }

  private int indexOf(int cell, int dimension) {
    return cell / strides[dimension] % (lines[dimension].length - 1);
  }

  private List<Region> fewest() {
    List<int[]> orders = new ArrayList<>();
    collectOrders(varying(), 0, orders);
    List<Region> best = List.of();
    for (int[] order : orders) {
      List<Region> found = boxes(order);
      if (best.isEmpty() || found.size() < best.size()) {
        best = found;
      }
    }
    return best;
  }

  private int[] varying() {
    int[] some = new int[lines.length];
    int count = 0;
    for (int k = 0; k < lines.length; k++) {
      if (lines[k].length > 2) {
        some[count++] = k;
      }
    }
    return Arrays.copyOf(some, count);
  }

  private static void collectOrders(int[] dimensions, int fixed, List<int[]> orders) {
    if (fixed >= dimensions.length - 1) {
      orders.add(dimensions.clone());
      return;
    }
    for (int k = fixed; k < dimensions.length; k++) {
      swap(dimensions, fixed, k);
      collectOrders(dimensions, fixed + 1, orders);
      swap(dimensions, fixed, k);
    }
  }

  private static void swap(int[] numbers, int a, int b) {
    int kept = numbers[a];
    numbers[a] = numbers[b];
    numbers[b] = kept;
  }

  private List<Region> boxes(int[] order) {
    BitSet left = (BitSet) cells.clone();
    List<Region> boxes = new ArrayList<>();
    for (int cell = left.nextSetBit(0); cell >= 0; cell = left.nextSetBit(cell + 1)) {
      int[] begin = new int[lines.length];
      int[] end = new int[lines.length];
      for (int k = 0; k < lines.length; k++) {
        begin[k] = indexOf(cell, k);
        end[k] = begin[k] + 1;
      }
      for (int k : order) {
        while (end[k] < lines[k].length - 1 && isLeft(left, begin, end, k)) {
          end[k]++;
        }
      }
      clear(left, begin, end);
      boxes.add(region(begin, end));
    }
    return boxes;
  }

  /** Whether a box of cells can grow by one along a dimension. */
  private boolean isLeft(BitSet left, int[] begin, int[] end, int dimension) {
    int[] first = begin.clone();
    int[] last = end.clone();
    first[dimension] = end[dimension];
    last[dimension] = end[dimension] + 1;
    int[] index = first.clone();
    do {
      if (!left.get(cell(index))) {
        return false;
      }
    } while (advance(index, first, last));
    return true;
  }

  private void clear(BitSet left, int[] begin, int[] end) {
    int[] index = begin.clone();
    do {
      left.clear(cell(index));
    } while (advance(index, begin, end));
  }

  private int cell(int[] index) {
    int cell = 0;
    for (int k = 0; k < index.length; k++) {
      cell += index[k] * strides[k];
    }
    return cell;
  }

  private static boolean advance(int[] index, int[] begin, int[] end) {
    for (int k = index.length - 1; k >= 0; k--) {
      if (++index[k] < end[k]) {
        return true;
      }
      index[k] = begin[k];
    }
    return false;
  }

  private Region region(int[] begin, int[] end) {
    int[] first = new int[begin.length];
    int[] last = new int[begin.length];
    for (int k = 0; k < first.length; k++) {
      first[k] = lines[k][begin[k]];
      last[k] = lines[k][end[k]];
    }
    return Region.between(first, last);
  }
}
