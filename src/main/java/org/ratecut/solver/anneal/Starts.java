package org.ratecut.solver.anneal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How to begin the next random start: on which level, and how hot. No choice is best everywhere, so
 * that each is tried in turn, and every other time the one with the lowest mean cost so far.
 */
final class Starts {

  private static final int LEVELS = 3;

  /** A way to begin. */
  record Start(int level, boolean isHot) {}

  private static final class Experience {
    private final Start start;
    private int tries;
    private double totalCost;

    Experience(Start start) {
      this.start = start;
    }

    double meanCost() {
      return tries == 0 ? Double.POSITIVE_INFINITY : totalCost / tries;
    }
  }

  private final List<Experience> records = new ArrayList<>();
  private int turn;

  /** Starts on the coarsest levels of a hierarchy with so many. */
  Starts(int levelCount) {
    fill(levelCount - 1);
  }

  private void fill(int coarsest) {
    records.clear();
    for (int level = coarsest; level >= 0 && level > coarsest - LEVELS; level--) {
      records.add(new Experience(new Start(level, false)));
      records.add(new Experience(new Start(level, true)));
    }
    turn = 0;
  }

  /** The next start. */
  Start next() {
    int now = turn++;
    boolean inTurn = now < records.size() || now % 2 == 0;
    if (inTurn) {
      int tried = now < records.size() ? now : now / 2;
      return records.get(tried % records.size()).start;
    }
    return records.stream()
        .min(Comparator.comparingDouble(Experience::meanCost))
        .orElseThrow()
        .start;
  }

  /** Notes what a start has led to. */
  void succeeded(Start start, double cost) {
    for (Experience each : records) {
      if (each.start.equals(start)) {
        each.tries++;
        each.totalCost += cost;
      }
    }
  }

  /** Notes that a start has led to nothing valid: its vertices may be too large, finer ones fit. */
  void failed(Start start) {
    if (start.level() > 0) {
      fill(start.level() - 1);
    }
  }
}
