package org.ratecut.solver.cpsat;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.List;
import org.ratecut.cpsat.CpSatAnswer;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;

/** The variables of the choice: how many vertices of each unit are on each device. */
final class UnitCounts {

  private final Problem problem;
  private final Freedom freedom;
  private final List<VertexUnit> units;
  private final IntVar[][] counts;

  public UnitCounts(CpModel model, Problem problem, Freedom freedom) {
    this.problem = problem;
    this.freedom = freedom;
    this.units = VertexUnit.of(problem, freedom);
    this.counts = new IntVar[units.size()][problem.deviceCount()];
    for (int u = 0; u < counts.length; u++) {
      int size = units.get(u).size();
      LinearExprBuilder total = LinearExpr.newBuilder();
      for (int d : freedom.devices()) {
        String name = "n" + u + "_" + d;
        counts[u][d] = size == 1 ? model.newBoolVar(name) : model.newIntVar(0, size, name);
        total.add(counts[u][d]);
      }
      model.addEquality(total, size);
    }
  }

  List<VertexUnit> units() {
    return units;
  }

  VertexUnit unit(int unit) {
    return units.get(unit);
  }

  Freedom freedom() {
    return freedom;
  }

  /** How many vertices of a unit are on one of the {@linkplain Freedom#devices() devices}. */
  public IntVar count(int unit, int device) {
    return counts[unit][device];
  }

  /** Tells the search an assignment to stay close to; it need not be possible. */
  void hint(CpModel model, Assignment near) {
    for (int u = 0; u < counts.length; u++) {
      for (int d : freedom.devices()) {
        model.addHint(counts[u][d], countOn(near, units.get(u), d));
      }
    }
  }

  private static long countOn(Assignment assignment, VertexUnit unit, int device) {
    return unit.vertices().stream().filter(v -> assignment.deviceOf(v) == device).count();
  }

  /** The assignment that the values of the variables describe. */
  Assignment assignment(CpSatAnswer answer) {
    int[] devices = new int[problem.vertexCount()];
    for (int v = 0; v < devices.length; v++) {
      devices[v] = freedom.isFree(v) ? devices[v] : freedom.deviceOf(v);
    }
    for (int u = 0; u < counts.length; u++) {
      int placed = 0;
      for (int d : freedom.devices()) {
        for (long left = answer.value(counts[u][d]); left > 0; left--) {
          devices[units.get(u).vertices().get(placed++)] = d;
        }
      }
    }
    return Assignment.of(devices);
  }
}
