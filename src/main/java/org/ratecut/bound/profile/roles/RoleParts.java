package org.ratecut.bound.profile.roles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.bound.DeviceKind;
import org.ratecut.bound.profile.columns.ColumnPool;
import org.ratecut.bound.profile.counts.CountRanges;
import org.ratecut.bound.profile.inequality.Multipliers;
import org.ratecut.bound.profile.network.Partners;

/** Makes smaller kinds of one kind of a case, with what is known of that one. */
final class RoleParts {

  /**
   * Traffic is kept apart between so many groups. Each makes pricing slower, and columns that do
   * not tell the groups apart are of no use then.
   */
  private static final int MAX_GROUPS = 2;

  private final RoleCase parent;
  private final int kind;
  private final List<List<Integer>> parts;

  /**
   * Prepares the parts of a kind.
   *
   * @param parts the devices of the kind, none empty
   */
  RoleParts(RoleCase parent, int kind, List<List<Integer>> parts) {
    this.parent = parent;
    this.kind = kind;
    this.parts = parts;
  }

  RoleCase with(CountRanges ranges) {
    List<DeviceKind> kinds = new ArrayList<>();
    List<Integer> origins = new ArrayList<>();
    for (int k = 0; k < parent.kinds().size(); k++) {
      List<List<Integer>> smaller = k == kind ? parts : List.of(parent.kinds().get(k).devices());
      for (List<Integer> part : smaller) {
        kinds.add(new DeviceKind(part));
        origins.add(k);
      }
    }
    Partners before = parent.pool().partners();
    Partners groups = groups(before);
    if (groups.count() > before.count() && groups.count() <= MAX_GROUPS) {
      int[] groupBefore = groups.groups().stream().mapToInt(g -> before.of(g.get(0))).toArray();
      Optional<Multipliers> start = parent.start().map(weights -> weights.refined(groupBefore));
      return new RoleCase(new ColumnPool(kinds, groups), ranges, start);
    }
    return new RoleCase(parent.pool().refined(kinds, origins), ranges, parent.start());
  }

  /** The groups, with that of the kind in the same parts. */
  private Partners groups(Partners before) {
    List<List<Integer>> groups = new ArrayList<>();
    for (List<Integer> group : before.groups()) {
      List<Integer> rest = new ArrayList<>(group);
      for (List<Integer> part : parts) {
        if (rest.removeAll(part)) {
          groups.add(part);
        }
      }
      if (!rest.isEmpty()) {
        groups.add(rest);
      }
    }
    return new Partners(groups);
  }
}
