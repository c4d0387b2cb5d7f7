package org.ratecut.parts.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ratecut.parts.Region;

/**
 * Whether regions of one tensor have values in common. A sweep along the dimension in which most of
 * them begin apart, so that thousands of pieces take no time that grows with their square.
 */
record Overlaps(List<Region> regions) {

  boolean areNone() {
    if (regions.isEmpty() || regions.get(0).rank() == 0) {
      return regions.size() <= 1;
    }
    int axis = axis();
    List<Region> ordered = new ArrayList<>(regions);
    ordered.sort(Comparator.comparingInt(region -> region.begin(axis)));
    List<Region> open = new ArrayList<>();
    for (Region region : ordered) {
      open.removeIf(each -> each.end(axis) <= region.begin(axis));
      if (open.stream().anyMatch(region::meets)) {
        return false;
      }
      open.add(region);
    }
    return true;
  }

  private int axis() {
    int best = 0;
    long most = 0;
    for (int k = 0; k < regions.get(0).rank(); k++) {
      int dimension = k;
      long begins = regions.stream().map(each -> each.begin(dimension)).distinct().count();
      if (begins > most) {
        best = k;
        most = begins;
      }
    }
    return best;
  }
}
