package org.ratecut.solver.anneal;

import org.ratecut.solver.SettingsCheck;
import org.ratecut.solver.moves.MoveMix;
import org.ratecut.solver.moves.Temperatures;

/**
 * How a descent is made. Temperatures and weights are in units of the guide, in which a device or
 * channel that is exactly as busy as the period allows counts 1.
 *
 * @param guideDoublings the guide sums busy times to the power of 2 to the power of this, from 1 to
 *     6; see {@link PowerGuide}
 * @param hottest temperature at the beginning of a descent, positive
 * @param coldest temperature at its end, positive, at most {@code hottest}
 * @param memoryWeight what a device that needs twice its memory counts, positive
 * @param blockShare the part of the moves that take a connected block, from 0 to 1
 * @param swapShare the part of the other moves that swap two vertices, from 0 to 1
 * @param blockDoublings blocks have at most one vertex more than 2 to the power of this, from 1 to
 *     10
 * @param stepsPerVertex the length of the shortest descents, in moves for each vertex, positive
 * @param starts what descents begin with
 */
public record AnnealSettings(
    int guideDoublings,
    double hottest,
    double coldest,
    double memoryWeight,
    double blockShare,
    double swapShare,
    int blockDoublings,
    int stepsPerVertex,
    StartSettings starts) {

  private static final int SHARPEST = 6;

  /**
   * Chosen by trials on the paper's problems, which {@code docs/measurements.md} has, and kept by a
   * tuning run, which {@code docs/tuning.md} has.
   */
  public static final AnnealSettings DEFAULT =
      new AnnealSettings(3, 0.2, 0.01, 20, 0.2, 0.3, 6, 1_000, StartSettings.DEFAULT);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public AnnealSettings {
    SettingsCheck.require(
        guideDoublings >= 1 && guideDoublings <= SHARPEST, "1 <= guideDoublings <= 6");
    SettingsCheck.require(coldest > 0 && hottest >= coldest, "0 < coldest <= hottest");
    SettingsCheck.require(memoryWeight > 0, "memoryWeight > 0");
    SettingsCheck.require(stepsPerVertex > 0, "stepsPerVertex > 0");
    var unused = new MoveMix(blockShare, swapShare, blockDoublings);
  }

  /** How a descent cools. */
  Temperatures temperatures() {
    return new Temperatures(hottest, coldest);
  }

  /** The settings of the moves alone. */
  MoveMix moveMix() {
    return new MoveMix(blockShare, swapShare, blockDoublings);
  }

  /**
   * The same with a milder start, which keeps most of what a descent begins with, and a sharper
   * guide, which cares less for what is not at the limit.
   */
  AnnealSettings reheated(double factor) {
    return sharper(Math.max(coldest, hottest * factor), coldest);
  }

  /** The same with higher temperatures from beginning to end, and a sharper guide. */
  AnnealSettings heated(double factor) {
    return sharper(hottest * factor, coldest * factor);
  }

  private AnnealSettings sharper(double newHottest, double newColdest) {
    return new AnnealSettings(
        Math.min(SHARPEST, guideDoublings + 1),
        newHottest,
        newColdest,
        memoryWeight,
        blockShare,
        swapShare,
        blockDoublings,
        stepsPerVertex,
        starts);
  }
}
