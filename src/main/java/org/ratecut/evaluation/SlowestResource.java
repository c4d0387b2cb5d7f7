package org.ratecut.evaluation;

/**
 * Finds the device or channel that attains the period without computing the time of all of them: 63
 * devices have 1,953 links, of which a move changes a few. Changes are only noted, in constant
 * time. When someone asks, the changed ones are compared with the slowest of last time; all are
 * compared only if that one has become faster.
 */
final class SlowestResource {

  private final ProblemTables tables;
  private final long[] usage;
  private final double[] seconds;
  private final int[] changed;
  private final boolean[] isChanged;
  private int changedCount;
  private int slowest;
  private long usageOfSlowest;

  /**
   * Starts with no resource in use.
   *
   * @param usage the usage of each resource at any time, updated by the caller
   */
  SlowestResource(ProblemTables tables, long[] usage) {
    this.tables = tables;
    this.usage = usage;
    int unroutable = tables.resourceCount - 1;
    seconds = new double[unroutable];
    changed = new int[tables.resourceCount];
    isChanged = new boolean[tables.resourceCount];
    // Never to be noted, so never to be found.
    isChanged[unroutable] = true;
  }

  /** Notes that the usage of a resource may be another than at the last question. */
  void noteChange(int resource) {
    if (!isChanged[resource]) {
      isChanged[resource] = true;
      changed[changedCount++] = resource;
    }
  }

  /** The first resource that is busy the longest. */
  int find() {
    for (int i = 0; i < changedCount; i++) {
      int resource = changed[i];
      isChanged[resource] = false;
      seconds[resource] = tables.seconds(resource, usage[resource]);
    }
    if (usage[slowest] < usageOfSlowest) {
      compareAll();
    } else {
      compareChanged();
    }
    usageOfSlowest = usage[slowest];
    changedCount = 0;
    return slowest;
  }

  private void compareChanged() {
    for (int i = 0; i < changedCount; i++) {
      if (comesBefore(changed[i], slowest)) {
        slowest = changed[i];
      }
    }
  }

  private void compareAll() {
    slowest = 0;
    for (int resource = 1; resource < seconds.length; resource++) {
      if (seconds[resource] >= seconds[slowest] && comesBefore(resource, slowest)) {
        slowest = resource;
      }
    }
  }

  /** Whether a takes longer than b, or as long with a lower number. */
  private boolean comesBefore(int a, int b) {
    if (seconds[a] != seconds[b]) {
      return seconds[a] > seconds[b];
    }
    int order = tables.compareTimes(a, usage[a], b, usage[b]);
    return order > 0 || (order == 0 && a < b);
  }
}
