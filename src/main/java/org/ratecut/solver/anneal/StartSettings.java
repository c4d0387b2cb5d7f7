package org.ratecut.solver.anneal;

import org.ratecut.solver.SettingsCheck;
import org.ratecut.solver.coarsen.Hierarchy;

/**
 * What descents begin with.
 *
 * @param coarsestVertices problems with more vertices than this are coarsened, at least 1
 * @param hotFactor how much hotter than the settings say hot starts are, at least 1; 1 leaves them
 *     out
 * @param regions whether some starts are in {@link RegionStarts}
 */
public record StartSettings(int coarsestVertices, double hotFactor, boolean regions) {

  /** What {@code docs/measurements.md} has measured. */
  public static final StartSettings DEFAULT = new StartSettings(Hierarchy.FEW_VERTICES, 3, true);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public StartSettings {
    SettingsCheck.require(coarsestVertices >= 1, "1 <= coarsestVertices");
    SettingsCheck.require(hotFactor >= 1, "1 <= hotFactor");
  }

  boolean hot() {
    return hotFactor > 1;
  }
}
