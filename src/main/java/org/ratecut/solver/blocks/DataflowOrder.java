package org.ratecut.solver.blocks;

import java.util.function.IntUnaryOperator;

/** The order of devices along the dataflow of what they hold. */
final class DataflowOrder {

  private DataflowOrder() {}

  /**
   * The devices, each behind those that it receives from; of those that may come next, the one with
   * the least key, also where devices receive of each other in a circle.
   *
   * @param deviceOf the device of each unit; units are numbered along the dataflow
   * @param key for each device
   */
  static int[] of(Units units, IntUnaryOperator deviceOf, double[] key) {
    boolean[][] sends = new boolean[key.length][key.length];
    for (int u = 0; u < units.count(); u++) {
      for (int near : units.neighbours(u)) {
        if (near > u) {
          sends[deviceOf.applyAsInt(u)][deviceOf.applyAsInt(near)] = true;
        }
      }
    }
    int[] order = new int[key.length];
    boolean[] isPlaced = new boolean[key.length];
    for (int r = 0; r < order.length; r++) {
      order[r] = next(sends, isPlaced, key);
      isPlaced[order[r]] = true;
    }
    return order;
  }

  private static int next(boolean[][] sends, boolean[] isPlaced, double[] key) {
    int best = -1;
    boolean bestIsFree = false;
    for (int d = 0; d < key.length; d++) {
      if (!isPlaced[d]) {
        boolean isFree = isFree(d, sends, isPlaced);
        boolean isBetter = best < 0 || (isFree && !bestIsFree);
        if (isBetter || (isFree == bestIsFree && key[d] < key[best])) {
          best = d;
          bestIsFree = isFree;
        }
      }
    }
    return best;
  }

  private static boolean isFree(int device, boolean[][] sends, boolean[] isPlaced) {
    for (int d = 0; d < sends.length; d++) {
      if (d != device && !isPlaced[d] && sends[d][device]) {
        return false;
      }
    }
    return true;
  }
}
