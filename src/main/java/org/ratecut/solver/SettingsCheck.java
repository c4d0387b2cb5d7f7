package org.ratecut.solver;

/** Checks the ranges of settings when they are made. */
public final class SettingsCheck {

  private SettingsCheck() {}

  /**
   * Refuses settings out of their range.
   *
   * @param range as a formula, for instance {@code 0 < coldest <= hottest}
   * @throws IllegalArgumentException if it does not hold
   */
  public static void require(boolean holds, String range) {
    if (!holds) {
      throw new IllegalArgumentException("The settings must keep " + range + ".");
    }
  }
}
