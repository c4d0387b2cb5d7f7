package org.ratecut.simulation;

import java.util.ArrayList;
import java.util.List;

/** What is not as the plan promises: all of it counted, the first of it in words. */
final class Faults {

  private static final int MAX_SHOWN = 10;

  private final List<String> first = new ArrayList<>();
  private long count;

  /**
   * Notes a fault.
   *
   * @param sentence that says what it is
   */
  void add(String sentence) {
    count++;
    if (first.size() < MAX_SHOWN) {
      first.add(sentence);
    }
  }

  long count() {
    return count;
  }

  boolean isEmpty() {
    return count == 0;
  }

  List<String> first() {
    return first;
  }
}
