package org.ratecut.solver.moves;

import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * A temperature that falls geometrically, and what it lets pass (Kirkpatrick, Gelatt and Vecchi,
 * 1983).
 *
 * @param hottest at the beginning, positive, in the unit of the changes that are judged
 * @param coldest at the end, positive
 */
public record Temperatures(double hottest, double coldest) {

  private static final int STEPS_BETWEEN_LOOKS = 1_024;

  /**
   * Takes steps while the temperature falls; it is the same for {@value #STEPS_BETWEEN_LOOKS} of
   * them.
   *
   * @param steps how many
   * @param goOn asked before the first and now and then; the cooling ends early if it says no
   * @param step takes one at the temperature given
   */
  public void fall(long steps, BooleanSupplier goOn, DoubleConsumer step) {
    double fall = Math.log(coldest / hottest);
    double temperature = hottest;
    for (long s = 0; s < steps; s++) {
      if (s % STEPS_BETWEEN_LOOKS == 0) {
        if (!goOn.getAsBoolean()) {
          return;
        }
        temperature = hottest * Math.exp(fall * s / steps);
      }
      step.accept(temperature);
    }
  }

  /**
   * Whether a change stays: always if it is no loss, else with probability {@code exp(-change /
   * temperature)}.
   */
  public static boolean accept(double change, double temperature, SplittableRandom random) {
    return change <= 0 || random.nextDouble() < Math.exp(-change / temperature);
  }
}
