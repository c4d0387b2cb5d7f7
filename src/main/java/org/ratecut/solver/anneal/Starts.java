package org.ratecut.solver.anneal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ratecut.model.Problem;

/**
 * How to begin the next random start: on which level, how hot, and with which shape. No choice is
 * best everywhere, so that each is tried in turn, and every other time the one with the lowest mean
 * cost so far.
 */
final class Starts {

  private static final int LEVELS = 3;

  /** How many regions are tried. */
  private static final List<Integer> REGIONS = List.of(2, 3, 4, 5, 6, 8);

  /**
   * A way to begin.
   *
   * @param regions how many; 0 where vertices are scattered
   */
  record Start(int level, Opening opening, int regions) {

    static Start scattered(int level) {
      return new Start(level, Opening.SCATTERED, 0);
    }

    static Start hot(int level) {
      return new Start(level, Opening.HOT, 0);
    }
  }

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

  private final boolean hot;
  private final List<Start> inRegions;
  private final List<Experience> records = new ArrayList<>();
  private int turn;

  /**
   * Starts from scattered vertices on the coarsest levels, then the others.
   *
   * @param levelCount how many levels the hierarchy has
   * @param hot whether to begin hot, too
   */
  Starts(int levelCount, boolean hot, List<Start> inRegions) {
    this.hot = hot;
    this.inRegions = inRegions;
    fill(levelCount - 1);
  }

  /** Starts with several numbers of regions on a level. */
  static List<Start> inRegions(int level, Problem problem) {
    List<Start> starts = new ArrayList<>();
    for (int regions : REGIONS) {
      if (regions <= problem.deviceCount()) {
        starts.add(new Start(level, Opening.REGIONS, regions));
      }
    }
    if (RegionStarts.suitSpreading(problem)) {
      starts.add(new Start(level, Opening.SPREAD, RegionStarts.positions(problem)));
    }
    return starts;
  }

  private void fill(int coarsest) {
    records.clear();
    for (int level = coarsest; level >= 0 && level > coarsest - LEVELS; level--) {
      records.add(new Experience(Start.scattered(level)));
      if (hot) {
        records.add(new Experience(Start.hot(level)));
      }
    }
    inRegions.forEach(start -> records.add(new Experience(start)));
    turn = 0;
  }

  /** Whether some start has not had its first turn. */
  boolean isFirstRound() {
    return turn < records.size();
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

  /**
   * Notes that a start has led to nothing valid: where vertices were scattered they may be too
   * large, and finer ones fit.
   */
  void failed(Start start) {
    if (start.level() > 0 && start.regions() == 0) {
      fill(start.level() - 1);
    }
  }
}
