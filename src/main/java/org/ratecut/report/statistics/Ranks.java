package org.ratecut.report.statistics;

import java.util.Arrays;

/** Ranks of numbers, from 1 for the smallest; equal ones share the mean of their ranks. */
final class Ranks {

  private Ranks() {}

  static double[] of(double... numbers) {
    Integer[] order = new Integer[numbers.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(numbers[a], numbers[b]));
    double[] ranks = new double[numbers.length];
    for (int start = 0; start < order.length; ) {
      int end = start + 1;
      while (end < order.length && numbers[order[end]] == numbers[order[start]]) {
        end++;
      }
      for (int i = start; i < end; i++) {
        ranks[order[i]] = (start + 1 + end) / 2.0;
      }
      start = end;
    }
    return ranks;
  }
}
