package org.ratecut.bound.profile.counts;

import java.util.List;
import org.ratecut.bound.CostLimits;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Relation;
import org.ratecut.bound.profile.network.VertexClass;
import org.ratecut.model.MemoryLimit;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Problem;

/**
 * Narrows the ranges of a case by what some devices hold in any case: what the others have no room
 * for must be here, what must be here leaves less room for the rest, and what is sent to a device
 * that needs it must fit in the channel.
 */
final class CaseNarrowing {

  private final Problem problem;
  private final NetworkProfile profile;
  private final CostLimits limits;
  private final CountRanges ranges;

  CaseNarrowing(Problem problem, NetworkProfile profile, CostLimits limits, CountRanges ranges) {
    this.problem = problem;
    this.profile = profile;
    this.limits = limits;
    this.ranges = ranges;
  }

  /** Applies each argument once. */
  void run() {
    raiseByTotals();
    for (int d = 0; d < problem.deviceCount(); d++) {
      for (MemoryLimit limit : problem.network().memoryLimits()) {
        limitByMemory(d, limit);
      }
      limitByLoad(d);
    }
    limitByHolders();
  }

  /** What does not fit on the others is here. */
  private void raiseByTotals() {
    for (int k = 0; k < profile.classes().size(); k++) {
      long missing = profile.classes().get(k).size();
      for (int d = 0; d < problem.deviceCount(); d++) {
        missing -= ranges.most(d, k);
      }
      for (int d = 0; d < problem.deviceCount(); d++) {
        ranges.raise(d, k, missing + ranges.most(d, k));
      }
    }
  }

  private void limitByMemory(int d, MemoryLimit limit) {
    List<ParameterGroup> groups = problem.network().parameterGroups();
    boolean[] held = new boolean[groups.size()];
    long spare = problem.cluster().device(d).memory(limit.kind());
    for (int k = 0; k < profile.classes().size(); k++) {
      spare -= ranges.least(d, k) * memory(limit, k);
      if (ranges.least(d, k) > 0) {
        spare -= notHeld(k, held, limit);
        profile.classes().get(k).groups().forEach(g -> held[g] = true);
      }
    }
    for (int k = 0; k < profile.classes().size(); k++) {
      limitBySpare(d, k, spare, spare - notHeld(k, held, limit), memory(limit, k));
    }
  }

  private long memory(MemoryLimit limit, int k) {
    return problem.network().memory(limit, profile.classes().get(k).vertices().first());
  }

  /** The groups that a class needs and that are not there yet. */
  private long notHeld(int k, boolean[] held, MemoryLimit limit) {
    List<ParameterGroup> groups = problem.network().parameterGroups();
    return profile.classes().get(k).groups().stream()
        .filter(g -> !held[g] && groups.get(g).memory() == limit.kind())
        .mapToLong(g -> groups.get(g).size())
        .sum();
  }

  private void limitByLoad(int d) {
    long spare = limits.load(d);
    for (int k = 0; k < profile.classes().size(); k++) {
      spare -= ranges.least(d, k) * profile.classes().get(k).computation();
    }
    for (int k = 0; k < profile.classes().size(); k++) {
      VertexClass each = profile.classes().get(k);
      limitBySpare(d, k, spare, spare, each.computation());
    }
  }

  /**
   * No more than the least and what else there is room for.
   *
   * @param spare beside the least of all classes
   * @param room for more of this class
   */
  private void limitBySpare(int d, int k, long spare, long room, long each) {
    if (spare < 0) {
      ranges.limit(d, k, -1);
    } else if (room < 0) {
      ranges.limit(d, k, ranges.least(d, k));
    } else if (each > 0) {
      ranges.limit(d, k, ranges.least(d, k) + room / each);
    }
  }

  /** What a device has of a complete broadcast goes to each other device that needs it. */
  private void limitByHolders() {
    for (Relation relation : profile.relations()) {
      if (relation.complete()) {
        for (int holder = 0; holder < problem.deviceCount(); holder++) {
          if (ranges.mustHold(holder, relation.consumerClasses())) {
            limitSendersTo(holder, relation);
          }
        }
      }
    }
  }

  private void limitSendersTo(int holder, Relation relation) {
    for (int d = 0; d < problem.deviceCount(); d++) {
      if (d != holder) {
        long carried = ranges.carried(relation, d, holder);
        int sender = d;
        relation.producerClasses().forEach(k -> ranges.limit(sender, k, carried));
      }
    }
  }
}
