package org.ratecut.solver.cpsat;

import org.ratecut.solver.SettingsCheck;

/**
 * How CP-SAT searches. The meaning of its parameters is that of {@code sat_parameters.proto} of
 * OR-Tools.
 *
 * @param linearizationLevel how much of the model its linear relaxations hold, from 0 to 2
 * @param symmetryLevel how much symmetry it looks for itself, from 0 to 4
 * @param probingLevel how much it tries out before the search, from 0 to 3
 * @param effortPerStep with a step limit, the deterministic time of one call, which is roughly
 *     seconds; positive
 */
public record CpSatSettings(
    int linearizationLevel, int symmetryLevel, int probingLevel, double effortPerStep) {

  public static final CpSatSettings DEFAULT = new CpSatSettings(1, 2, 2, 1);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public CpSatSettings {
    SettingsCheck.require(
        linearizationLevel >= 0 && linearizationLevel <= 2, "0 <= linearizationLevel <= 2");
    SettingsCheck.require(symmetryLevel >= 0 && symmetryLevel <= 4, "0 <= symmetryLevel <= 4");
    SettingsCheck.require(probingLevel >= 0 && probingLevel <= 3, "0 <= probingLevel <= 3");
    SettingsCheck.require(effortPerStep > 0, "effortPerStep > 0");
  }
}
