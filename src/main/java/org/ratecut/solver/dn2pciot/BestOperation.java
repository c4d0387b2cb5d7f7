package org.ratecut.solver.dn2pciot;

/**
 * The best operation of a step so far. Less is better, in this order: the cost; a move before a
 * swap; the total traffic; the lower vertex; the lower device of a move or the lower partner of a
 * swap. No two operations are equal in all, so the best does not depend on the order of the search.
 *
 * <p>A cost is the usage of a resource, as {@link CostOrder} compares it.
 */
final class BestOperation {

  /** Compares two costs, exactly. */
  interface CostOrder {
    int compare(int resourceA, long usageA, int resourceB, long usageB);
  }

  private final CostOrder order;
  private boolean empty;
  private boolean swap;
  private int resource;
  private long usage;
  private long traffic;
  private int vertex;
  private int target;

  BestOperation(CostOrder order) {
    this.order = order;
    clear();
  }

  void clear() {
    empty = true;
  }

  boolean isEmpty() {
    return empty;
  }

  boolean isSwap() {
    return swap;
  }

  int vertex() {
    return vertex;
  }

  /** The device that a move goes to, or the partner of a swap. */
  int target() {
    return target;
  }

  /** Whether the cost is higher than another. */
  boolean costsMoreThan(int otherResource, long otherUsage) {
    return order.compare(resource, usage, otherResource, otherUsage) > 0;
  }

  /** Whether a move of this cost, or one not known to cost less, may still be the best. */
  boolean mayLoseToMove(int otherResource, long otherUsage) {
    return empty || order.compare(otherResource, otherUsage, resource, usage) <= 0;
  }

  /** Whether a swap of this cost, or one not known to cost less, may still be the best. */
  boolean mayLoseToSwap(int otherResource, long otherUsage) {
    if (empty) {
      return true;
    }
    int comparison = order.compare(otherResource, otherUsage, resource, usage);
    return comparison < 0 || (comparison == 0 && swap);
  }

  /** Keeps a move if it is better. */
  void offerMove(int v, int device, int ofResource, long ofUsage, long totalTraffic) {
    offer(false, v, device, ofResource, ofUsage, totalTraffic);
  }

  /** Keeps a swap if it is better. */
  void offerSwap(int v, int u, int ofResource, long ofUsage, long totalTraffic) {
    offer(true, Math.min(v, u), Math.max(v, u), ofResource, ofUsage, totalTraffic);
  }

  private void offer(boolean isSwap, int v, int t, int ofResource, long ofUsage, long total) {
    if (empty || isBetter(isSwap, v, t, ofResource, ofUsage, total)) {
      empty = false;
      swap = isSwap;
      vertex = v;
      target = t;
      resource = ofResource;
      usage = ofUsage;
      traffic = total;
    }
  }

  private boolean isBetter(boolean isSwap, int v, int t, int ofResource, long ofUsage, long total) {
    int comparison = order.compare(ofResource, ofUsage, resource, usage);
    if (comparison != 0) {
      return comparison < 0;
    }
    if (isSwap != swap) {
      return swap;
    }
    if (total != traffic) {
      return total < traffic;
    }
    return v != vertex ? v < vertex : t < target;
  }
}
