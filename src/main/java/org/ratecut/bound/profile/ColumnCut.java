package org.ratecut.bound.profile;

import java.util.List;

/**
 * An inequality that what a device holds, receives and sends satisfies: the weighted sum is at most
 * {@code most}, for each kind of device.
 */
record ColumnCut(Multipliers weights, List<Long> most) {

  /** Copies the list. */
  ColumnCut {
    most = List.copyOf(most);
  }
}
