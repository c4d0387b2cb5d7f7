package org.ratecut.solver.construct;

/** Where to put what fits nowhere, for a repair to mend. */
final class Roomiest {

  private Roomiest() {}

  /** The first device with the most memory left. */
  static int device(PartialAssignment partial, int deviceCount) {
    int best = 0;
    for (int d = 1; d < deviceCount; d++) {
      if (partial.free(d) > partial.free(best)) {
        best = d;
      }
    }
    return best;
  }
}
