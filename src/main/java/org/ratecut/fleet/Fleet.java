package org.ratecut.fleet;

import java.util.List;

/**
 * A choice of devices to buy.
 *
 * @param counts how many of each kind, in the order of the kinds
 */
record Fleet(List<Integer> counts) {

  Fleet {
    counts = List.copyOf(counts);
  }

  /** How many devices it has. */
  int size() {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether another has at least as many of each kind. */
  boolean isWithin(Fleet other) {
    for (int kind = 0; kind < counts.size(); kind++) {
      if (counts.get(kind) > other.counts.get(kind)) {
        return false;
      }
    }
    return true;
  }
}
