package org.ratecut.evaluation;

import org.ratecut.model.Problem;
import org.ratecut.model.Resources;

/**
 * What traffic uses where that is not one channel for each receiver, flattened: for each device the
 * resources that are used by what it sends to each receiver, by what it receives, and by what it
 * sends at all.
 */
final class ChargeTables {

  /** Resources that what a device sends uses once for each receiver, but for channels. */
  final int[][] sendingEach;

  /** Resources that what a device receives uses. */
  final int[][] receiving;

  /** Resources that what a device sends uses once. */
  final int[][] sendingOnce;

  /** For each of these the receivers for which it is used, as a bit mask. */
  final long[][][] reach;

  /** Units per value of each resource; 1 for the pseudo-channel. */
  final long[] unitsPerValue;

  /** Whether a resource is a channel that sends each output once. */
  final boolean[] isMulticast;

  ChargeTables(Problem problem) {
    int devices = problem.deviceCount();
    Resources resources = problem.resources();
    unitsPerValue = new long[resources.count() + 1];
    isMulticast = new boolean[resources.count() + 1];
    unitsPerValue[resources.count()] = 1;
    for (int r = 0; r < resources.count(); r++) {
      unitsPerValue[r] = resources.unitsPerValue(r);
      isMulticast[r] = resources.kind(r) == Resources.Kind.CHANNEL && resources.countsOnce(r);
    }
    sendingEach = new int[devices][];
    receiving = new int[devices][];
    sendingOnce = new int[devices][];
    reach = new long[devices][][];
    for (int d = 0; d < devices; d++) {
      sendingEach[d] = resources.usedBySending(d);
      receiving[d] = resources.usedByReceiving(d);
      sendingOnce[d] = resources.usedOnceBySending(d);
      reach[d] = new long[sendingOnce[d].length][];
      for (int i = 0; i < sendingOnce[d].length; i++) {
        reach[d][i] = reach(resources, sendingOnce[d][i], d, devices);
      }
    }
  }

  private static long[] reach(Resources resources, int resource, int sender, int devices) {
    long[] mask = new long[(devices + 63) >>> 6];
    for (int to = 0; to < devices; to++) {
      if (to != sender && resources.carries(resource, sender, to)) {
        mask[to >>> 6] |= 1L << to;
      }
    }
    return mask;
  }
}
