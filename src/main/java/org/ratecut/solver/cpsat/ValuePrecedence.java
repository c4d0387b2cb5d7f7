package org.ratecut.solver.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ratecut.bound.DeviceKind;
import org.ratecut.bound.DeviceSymmetry;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;

/**
 * Breaks the symmetry of interchangeable devices: going through the units in order, a device is
 * used only after the one before it of its kind ("value precedence", Law and Lee, 2004). Every
 * assignment becomes one of these by renaming devices.
 */
final class ValuePrecedence {

  private final List<DeviceKind> kinds;

  ValuePrecedence(Problem problem) {
    this.kinds =
        new DeviceSymmetry(problem).kinds().stream().filter(kind -> kind.size() > 1).toList();
  }

  /** Excludes all but one of each set of assignments that differ only in the names of devices. */
  void state(CpModel model, UnitCounts counts) {
    kinds.forEach(
        kind -> kind.forEachNeighbours((before, after) -> stateUse(model, counts, before, after)));
  }

  private static void stateUse(CpModel model, UnitCounts counts, int before, int after) {
    BoolVar used = null;
    for (int u = 0; u < counts.units().size(); u++) {
      BoolVar usedSoFar = model.newBoolVar("");
      LinearExprBuilder uses = LinearExpr.newBuilder().add(counts.count(u, before));
      if (used != null) {
        uses.add(used);
      }
      model.addLessOrEqual(usedSoFar, uses);
      long size = counts.unit(u).size();
      model.addLessOrEqual(counts.count(u, after), LinearExpr.term(usedSoFar, size));
      used = usedSoFar;
    }
  }

  /** The same assignment with its devices renamed so that it is not excluded. */
  Assignment canonical(UnitCounts counts, Assignment assignment) {
    Map<Integer, Integer> renamed = new HashMap<>();
    Map<DeviceKind, Integer> taken = new HashMap<>();
    for (VertexUnit unit : counts.units()) {
      for (int v : unit.vertices()) {
        int device = assignment.deviceOf(v);
        kinds.stream()
            .filter(kind -> kind.contains(device) && !renamed.containsKey(device))
            .findFirst()
            .ifPresent(
                kind ->
                    renamed.put(
                        device, kind.devices().get(taken.merge(kind, 1, Integer::sum) - 1)));
      }
    }
    return Assignment.of(
        assignment.stream().map(device -> renamed.getOrDefault(device, device)).toArray());
  }
}
