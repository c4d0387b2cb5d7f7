package org.ratecut.io.solution;

import java.util.Locale;
import org.ratecut.evaluation.Energy;
import org.ratecut.io.units.Figures;

/** Says what an inference takes in energy, and what that rests on. */
public final class EnergyText {

  private EnergyText() {}

  /**
   * For instance {@code 12.300 mJ/inference, an estimate from the stated power of 3 of 3 devices}.
   */
  public static String describe(Energy energy) {
    String links =
        energy.unstatedChannels() == 0
            ? ""
            : "; without %s whose energy is not stated"
                .formatted(
                    energy.unstatedChannels() == 1
                        ? "1 channel"
                        : Figures.count(energy.unstatedChannels()) + " channels");
    return "%s/inference, an estimate from the stated power of %s of %s devices%s"
        .formatted(
            amount(energy.millijoules()),
            Figures.count(energy.statedDevices()),
            Figures.count(energy.deviceMillijoules().size()),
            links);
  }

  /** For instance {@code 12.300 mJ}. */
  public static String amount(double millijoules) {
    if (millijoules >= 1000) {
      return String.format(Locale.ROOT, "%,.3f J", millijoules / 1000);
    }
    return millijoules >= 1 || millijoules == 0
        ? String.format(Locale.ROOT, "%.3f mJ", millijoules)
        : String.format(Locale.ROOT, "%.3f uJ", 1000 * millijoules);
  }
}
