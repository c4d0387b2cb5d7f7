package org.ratecut.parts.cut;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.ratecut.parts.Region;

/**
 * The values of a stage that hold regions of one tensor, in boxes that have nothing in common.
 *
 * @param boxes where each value is to be read
 * @param values the number of the value for each box
 */
record Sources(List<Region> boxes, List<Integer> values) {

  /** Those that hold some of a region. */
  Sources of(Region region) {
    List<Region> some = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      if (boxes.get(i).meets(region)) {
        some.add(boxes.get(i));
        numbers.add(values.get(i));
      }
    }
    return new Sources(some, numbers);
  }

  /**
   * Where to cut a region that several boxes make up.
   *
   * @param dimension across which it is cut
   * @param lines before which indices, in order, at least one
   */
  record Lines(int dimension, List<Integer> lines) {}

  /** The lines that cross the fewest boxes. */
  Lines lines(Region region) {
    int fewest = Integer.MAX_VALUE;
    Lines best = null;
    for (int k = 0; k < region.rank(); k++) {
      TreeSet<Integer> candidates = candidates(region, k);
      int least = Integer.MAX_VALUE;
      List<Integer> lines = new ArrayList<>();
      for (int line : candidates) {
        int crossed = crossed(k, line);
        if (crossed < least) {
          least = crossed;
          lines.clear();
        }
        if (crossed == least) {
          lines.add(line);
        }
      }
      boolean better =
          least < fewest || (least == fewest && best != null && lines.size() > best.lines.size());
      if (!lines.isEmpty() && better) {
        fewest = least;
        best = new Lines(k, List.copyOf(lines));
      }
    }
    if (best == null) {
      throw new IllegalStateException("Nothing in this stage brings all of " + region + ".");
    }
    return best;
  }

  private TreeSet<Integer> candidates(Region region, int dimension) {
    TreeSet<Integer> lines = new TreeSet<>();
    for (Region box : boxes) {
      lines.add(box.begin(dimension));
      lines.add(box.end(dimension));
    }
    return new TreeSet<>(lines.subSet(region.begin(dimension) + 1, region.end(dimension)));
  }

  private int crossed(int dimension, int line) {
    return (int)
        boxes.stream()
            .filter(box -> box.begin(dimension) < line && line < box.end(dimension))
            .count();
  }
}
