package org.ratecut.solver.anneal;

import java.util.Optional;
import java.util.SplittableRandom;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;

/** What a descent begins with, how hot and how long it is, and what stays where it is. */
enum Opening {
  /** Vertices on random devices. */
  SCATTERED {
    @Override
    AnnealSettings heat(AnnealSettings settings) {
      return settings;
    }
  },
  /** The same, and higher temperatures, which win where devices are many. */
  HOT {
    @Override
    AnnealSettings heat(AnnealSettings settings) {
      return settings.heated(settings.starts().hotFactor());
    }
  },
  /** {@link RegionStarts}, and lower temperatures, which keep them. */
  REGIONS {
    @Override
    AnnealSettings heat(AnnealSettings settings) {
      return settings.reheated(REGIONS_HEAT);
    }

    @Override
    Assignment draw(Problem problem, int regions, SplittableRandom random) {
      return RegionStarts.draw(problem, regions, random);
    }
  },
  /**
   * A region for each position of the smallest grid, and what follows it tightly packed; both stay
   * where they are.
   */
  SPREAD {
    @Override
    AnnealSettings heat(AnnealSettings settings) {
      return settings.reheated(1);
    }

    @Override
    Assignment draw(Problem problem, int regions, SplittableRandom random) {
      return RegionStarts.draw(problem, regions, random);
    }

    @Override
    Optional<Problem> held(Problem problem, Assignment start) {
      return Optional.of(RegionStarts.spread(problem, start));
    }

    @Override
    int length() {
      return LENGTH_OF_SPREAD;
    }
  };

  /** Less dissolves no faults in regions, more dissolves the regions. */
  private static final double REGIONS_HEAT = 0.5;

  /**
   * How much longer descents from spread positions are. What they hold cannot dissolve, so that a
   * longer descent is the better one: on LeNet 2:1 with 63 devices one of length 4 finds the
   * optimum, where those of length 1 end between 30 and 42.9.
   */
  private static final int LENGTH_OF_SPREAD = 4;

  /** The settings of the descent. */
  abstract AnnealSettings heat(AnnealSettings settings);

  /**
   * Where everything is at first.
   *
   * @param regions how many; of no account where vertices are scattered
   */
  Assignment draw(Problem problem, int regions, SplittableRandom random) {
    return LevelSearch.randomAssignment(problem, random);
  }

  /** The problem with what stays where it is pinned, if something does. */
  Optional<Problem> held(Problem problem, Assignment start) {
    return Optional.empty();
  }

  /** How much longer the descent is than others. */
  int length() {
    return 1;
  }
}
