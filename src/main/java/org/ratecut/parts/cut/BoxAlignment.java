package org.ratecut.parts.cut;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.ratecut.parts.Region;

/**
 * Cuts boxes along one dimension so that any two have the same indices there or none in common:
 * then no weight is stored twice on a device.
 */
final class BoxAlignment {

  private BoxAlignment() {}

  static List<Region> of(List<Region> boxes, int dimension) {
    TreeSet<Integer> lines = new TreeSet<>();
    for (Region box : boxes) {
      lines.add(box.begin(dimension));
      lines.add(box.end(dimension));
    }
    List<Region> aligned = new ArrayList<>();
    for (Region box : boxes) {
      int begin = box.begin(dimension);
      while (begin < box.end(dimension)) {
        int end = lines.higher(begin);
        aligned.add(box.with(dimension, begin, end));
        begin = end;
      }
    }
    return aligned;
  }
}
