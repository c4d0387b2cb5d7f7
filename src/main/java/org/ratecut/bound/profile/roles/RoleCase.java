package org.ratecut.bound.profile.roles;

import java.util.List;
import java.util.Optional;
import org.ratecut.bound.DeviceKind;
import org.ratecut.bound.profile.columns.ColumnPool;
import org.ratecut.bound.profile.counts.CountRanges;
import org.ratecut.bound.profile.inequality.Multipliers;

/**
 * A case: what each kind of devices holds in it.
 *
 * @param pool the kinds, the groups between which traffic is kept apart, and columns known for them
 * @param ranges the same for all devices of a kind
 * @param start weights that came close to a proof of the case that this one is part of
 */
record RoleCase(ColumnPool pool, CountRanges ranges, Optional<Multipliers> start) {

  List<DeviceKind> kinds() {
    return pool.kinds();
  }

  RoleCase withStart(Optional<Multipliers> other) {
    return new RoleCase(pool, ranges, other.or(() -> start));
  }
}
