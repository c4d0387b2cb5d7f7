package org.ratecut.bound.profile.columns;

import java.util.List;
import org.ratecut.bound.profile.inequality.Multipliers;

/**
 * An inequality that what a device holds, receives and sends satisfies: the weighted sum is at most
 * {@code most}, for each kind of device.
 */
public record ColumnCut(Multipliers weights, List<Long> most) {

  /** Copies the list. */
  public ColumnCut {
    most = List.copyOf(most);
  }
}
