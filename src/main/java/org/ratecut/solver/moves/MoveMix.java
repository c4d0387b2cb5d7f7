package org.ratecut.solver.moves;

import org.ratecut.solver.SettingsCheck;

/**
 * How often each kind of move is drawn, and how large blocks become.
 *
 * @param blockShare the part of the moves that take a connected block, from 0 to 1
 * @param swapShare the part of the other moves that swap two vertices, from 0 to 1
 * @param blockDoublings blocks have at most one vertex more than 2 to the power of this, from 1 to
 *     10
 */
public record MoveMix(double blockShare, double swapShare, int blockDoublings) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a part is out of its range
   */
  public MoveMix {
    SettingsCheck.require(blockShare >= 0 && blockShare <= 1, "0 <= blockShare <= 1");
    SettingsCheck.require(swapShare >= 0 && swapShare <= 1, "0 <= swapShare <= 1");
    SettingsCheck.require(blockDoublings >= 1 && blockDoublings <= 10, "1 <= blockDoublings <= 10");
  }

  /** The most vertices that one move can have. */
  int maxVertices() {
    return 2 + (1 << blockDoublings);
  }
}
