package org.ratecut.solver.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import java.util.List;
import org.ratecut.model.VertexSet;

/** On which devices a set of vertices, the consumers of a broadcast for instance, has a member. */
final class Presence {

  private final Literal[] present;
  private final boolean[] certain;

  /**
   * Adds what follows from the choice: a device with a member has one. The converse would be true
   * as well, but nothing gains from a presence where there is none.
   *
   * @param units those whose vertices are members
   */
  Presence(
      CpModel model, UnitCounts counts, VertexSet members, List<Integer> units, int deviceCount) {
    present = new Literal[deviceCount];
    certain = new boolean[deviceCount];
    members.forEachInt(v -> markIfFixed(v, counts.freedom()));
    for (int d : counts.freedom().devices()) {
      if (!certain[d] && !units.isEmpty()) {
        present[d] = literal(model, counts, units, d);
      }
    }
  }

  private void markIfFixed(int vertex, Freedom freedom) {
    if (!freedom.isFree(vertex)) {
      certain[freedom.deviceOf(vertex)] = true;
    }
  }

  private static Literal literal(
      CpModel model, UnitCounts counts, List<Integer> units, int device) {
    IntVar only = counts.count(units.get(0), device);
    if (units.size() == 1 && only instanceof BoolVar single) {
      return single;
    }
    BoolVar any = model.newBoolVar("");
    for (int u : units) {
      int size = counts.unit(u).size();
      if (counts.count(u, device) instanceof BoolVar single) {
        model.addImplication(single, any);
      } else {
        model.addLessOrEqual(counts.count(u, device), LinearExpr.term(any, size));
      }
    }
    return any;
  }

  /** Whether a fixed vertex is there, whatever is chosen. */
  boolean isCertain(int device) {
    return certain[device];
  }

  /** Whether a member may be there. */
  boolean isPossible(int device) {
    return certain[device] || present[device] != null;
  }

  /** Whether a member is there, for a device where one may be and need not. */
  Literal at(int device) {
    return present[device];
  }
}
