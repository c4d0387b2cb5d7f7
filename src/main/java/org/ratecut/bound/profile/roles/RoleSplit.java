package org.ratecut.bound.profile.roles;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ratecut.bound.profile.counts.CountRanges;

/**
 * Asks how many devices of a kind hold at least so many vertices of a class.
 *
 * @param kind the position of the kind
 * @param threshold at least 1
 * @param holders the number that the answer is compared with, from 0 to the size of the kind, and
 *     less than the size unless exact
 * @param exact whether "exactly so many" is a case of its own, beside "fewer" and "more"; otherwise
 *     it is one with "fewer"
 */
record RoleSplit(int kind, int vertexClass, long threshold, int holders, boolean exact) {

  /**
   * The cases, but for those that cannot be. Devices of a kind can be renamed, so that the first
   * hold as many and the last do not: one of the cases holds for every assignment, up to names.
   */
  List<RoleCase> of(RoleCase parent) {
    int size = parent.kinds().get(kind).size();
    List<RoleCase> cases = new ArrayList<>();
    if (exact) {
      add(cases, parent, holders, size - holders);
      if (holders > 0) {
        add(cases, parent, 0, size - holders + 1);
      }
    } else {
      add(cases, parent, 0, size - holders);
    }
    if (holders < size) {
      add(cases, parent, holders + 1, 0);
    }
    return cases;
  }

  /** The first hold at least the threshold, the last less, and of the others nothing is known. */
  private void add(List<RoleCase> cases, RoleCase parent, int holding, int lacking) {
    List<Integer> devices = parent.kinds().get(kind).devices();
    int end = devices.size() - lacking;
    List<Integer> first = devices.subList(0, holding);
    List<Integer> others = devices.subList(holding, end);
    List<Integer> last = devices.subList(end, devices.size());
    CountRanges ranges = parent.ranges();
    if (!first.isEmpty()) {
      ranges = ranges.withAtLeast(first, vertexClass, threshold);
    }
    if (!last.isEmpty() && !ranges.areEmpty()) {
      ranges = ranges.withAtMost(last, vertexClass, threshold - 1);
    }
    if (!ranges.areEmpty()) {
      List<List<Integer>> parts =
          Stream.of(first, others, last).filter(part -> !part.isEmpty()).toList();
      cases.add(new RoleParts(parent, kind, parts).with(ranges));
    }
  }
}
