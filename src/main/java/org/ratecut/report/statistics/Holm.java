package org.ratecut.report.statistics;

import java.util.Arrays;

/**
 * The correction of Holm (1979) for many tests at once: comparing adjusted p-values with 0.05 keeps
 * the probability of any false alarm at 5 %.
 */
public final class Holm {

  private Holm() {}

  /** The adjusted p-values, in the given order, from 0 to 1. */
  public static double[] adjust(double... pValues) {
    Integer[] order = new Integer[pValues.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(pValues[a], pValues[b]));
    double[] adjusted = new double[pValues.length];
    double largest = 0;
    for (int i = 0; i < order.length; i++) {
      largest = Math.max(largest, Math.min(1, (order.length - i) * pValues[order[i]]));
      adjusted[order[i]] = largest;
    }
    return adjusted;
  }
}
