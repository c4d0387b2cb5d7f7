package org.ratecut.certify;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ratecut.certificate.Inequalities.Coupling;

/**
 * The linear program over what single devices can do: which mixture of known columns breaks the
 * couplings the least? Its dual values are the multipliers to try next (Dantzig and Wolfe, 1960).
 */
final class CouplingProgram {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private record Column(int kind, Map<String, Long> values) {}

  /**
   * An answer.
   *
   * @param violation in all, each coupling as a share of what it asks for
   * @param multipliers of the couplings, by name
   */
  record Answer(double violation, Map<String, Double> multipliers) {}

  private final List<Coupling> couplings;
  private final List<Integer> sizes;
  private final List<Column> columns = new ArrayList<>();

  /**
   * Without columns yet.
   *
   * @param sizes how many devices there are of each kind
   */
  CouplingProgram(List<Coupling> couplings, List<Integer> sizes) {
    this.couplings = couplings;
    this.sizes = sizes;
  }

  void add(int kind, Map<String, Long> values) {
    columns.add(new Column(kind, values));
  }

  /** Solves it; nothing is broken if that fails. */
  Answer solve() {
    MPSolver solver = MPSolver.createSolver("GLOP");
    try {
      List<MPConstraint> kinds =
          sizes.stream().map(size -> solver.makeConstraint(size, size)).toList();
      List<MPConstraint> rows = couplings.stream().map(each -> row(solver, each)).toList();
      for (Column column : columns) {
        MPVariable times = solver.makeNumVar(0, INFINITY, "");
        kinds.get(column.kind).setCoefficient(times, 1);
        for (int i = 0; i < rows.size(); i++) {
          rows.get(i).setCoefficient(times, value(couplings.get(i), column) / scale(i));
        }
      }
      solver.objective().setMinimization();
      if (solver.solve() != MPSolver.ResultStatus.OPTIMAL) {
        return new Answer(0, Map.of());
      }
      Map<String, Double> multipliers = new TreeMap<>();
      for (int i = 0; i < rows.size(); i++) {
        multipliers.put(couplings.get(i).name(), rows.get(i).dualValue() / scale(i));
      }
      return new Answer(solver.objective().value(), multipliers);
    } finally {
      solver.delete();
    }
  }

  /** A row that may be broken, for a price. */
  private MPConstraint row(MPSolver solver, Coupling coupling) {
    double least = coupling.least() / scale(couplings.indexOf(coupling));
    MPConstraint row = solver.makeConstraint(least, coupling.equation() ? least : INFINITY);
    for (int sign = coupling.equation() ? -1 : 1; sign <= 1; sign += 2) {
      MPVariable slack = solver.makeNumVar(0, INFINITY, "");
      solver.objective().setCoefficient(slack, 1);
      row.setCoefficient(slack, sign);
    }
    return row;
  }

  private double scale(int coupling) {
    return Math.max(1, Math.abs((double) couplings.get(coupling).least()));
  }

  private static double value(Coupling coupling, Column column) {
    return coupling.ofDevice().entrySet().stream()
        .mapToDouble(each -> (double) each.getValue() * column.values.get(each.getKey()))
        .sum();
  }
}
