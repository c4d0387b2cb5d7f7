package org.ratecut.solver.cpsat;

import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.List;

/**
 * Free producers of one broadcast that are treated together: what they send from one device to
 * another is one variable.
 *
 * @param units the producers
 * @param scale values that one of its units of {@link #supply} stands for
 * @param total the sum of the supplies on all devices
 */
record Sender(List<Integer> units, long scale, long total) {

  /** A single unit: it counts vertices, each of which sends the scale. */
  static Sender ofUnit(UnitCounts counts, int unit) {
    return new Sender(List.of(unit), counts.unit(unit).output(), counts.unit(unit).size());
  }

  /** Several units: it counts values. */
  static Sender ofUnits(UnitCounts counts, List<Integer> units) {
    long total =
        units.stream().mapToLong(u -> counts.unit(u).output() * counts.unit(u).size()).sum();
    return new Sender(units, 1, total);
  }

  /** What the chosen producers on a device have to send. */
  LinearExpr supply(UnitCounts counts, int device) {
    LinearExprBuilder supply = LinearExpr.newBuilder();
    units.forEach(u -> supply.addTerm(counts.count(u, device), counts.unit(u).output() / scale));
    return supply.build();
  }
}
