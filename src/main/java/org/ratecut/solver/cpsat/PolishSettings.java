package org.ratecut.solver.cpsat;

import org.ratecut.solver.SettingsCheck;

/**
 * How large the neighbourhoods of {@link CpSatPolish} are.
 *
 * @param firstSize free vertices of the first neighbourhood, positive; later ones have more while
 *     they are solved in time, and else fewer
 * @param maxDevices on so many devices at most are the vertices of a neighbourhood, at least 2
 * @param effortPerStep the deterministic time of one neighbourhood, which is roughly seconds;
 *     positive
 */
public record PolishSettings(int firstSize, int maxDevices, double effortPerStep) {

  public static final PolishSettings DEFAULT = new PolishSettings(40, 6, 0.15);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public PolishSettings {
    SettingsCheck.require(firstSize > 0, "firstSize > 0");
    SettingsCheck.require(maxDevices >= 2, "maxDevices >= 2");
    SettingsCheck.require(effortPerStep > 0, "effortPerStep > 0");
  }
}
