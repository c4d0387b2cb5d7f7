package org.ratecut.certify;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ratecut.certificate.Box;
import org.ratecut.certificate.LinearSystem;
import org.ratecut.certificate.LinearSystem.Row;
import org.ratecut.certificate.LinearSystem.Table;
import org.ratecut.certificate.LinearSystem.Term;

/**
 * The linear relaxation of a system within a box, in floating point (GLOP): by how much, as a share
 * of what they range over, must some rows be broken at least? Tables become the straight lines
 * around their entries.
 */
final class Relaxation {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** Rows may also keep more than their distance, which tells how far from broken they are. */
  private static final double LEAST_VIOLATION = -1;

  /**
   * An answer.
   *
   * @param violation above 0 if not all rows can hold
   * @param multipliers of the rows, by name
   * @param slopes of the lines, by the variable of the table
   * @param values of the variables
   * @param weights by how much a table's value matters, by its variable
   */
  record Answer(
      double violation,
      Map<String, Double> multipliers,
      Map<String, Double> slopes,
      List<Double> values,
      Map<Integer, Double> weights) {}

  private record HullRow(MPConstraint row, Table table, double slope) {}

  private final LinearSystem system;
  private final Box box;
  private final MPSolver solver;
  private final List<MPVariable> variables = new ArrayList<>();
  private final List<MPConstraint> rows = new ArrayList<>();
  private final List<HullRow> hulls = new ArrayList<>();

  private Relaxation(LinearSystem system, Box box, Predicate<Row> elastic, double least) {
    this.system = system;
    this.box = box;
    this.solver = MPSolver.createSolver("GLOP");
    for (int i = 0; i < system.variables().size(); i++) {
      variables.add(solver.makeNumVar((double) box.least(i), (double) box.most(i), ""));
    }
    MPVariable violation = solver.makeNumVar(least, INFINITY, "");
    solver.objective().setCoefficient(violation, 1);
    solver.objective().setMinimization();
    system.rows().forEach(row -> add(row, elastic.test(row), violation));
    system.tables().forEach(this::add);
  }

  /**
   * Solves it.
   *
   * @param elastic the rows that may be broken; if that is not enough, all may
   */
  static Answer solve(LinearSystem system, Box box, Predicate<Row> elastic) {
    Answer answer = new Relaxation(system, box, elastic, LEAST_VIOLATION).answer();
    return answer != null ? answer : new Relaxation(system, box, row -> true, 0).answer();
  }

  private void add(Row row, boolean elastic, MPVariable violation) {
    double constant = -row.constant();
    MPConstraint made = solver.makeConstraint(constant, row.equation() ? constant : INFINITY);
    double range = 1;
    for (Term term : row.terms()) {
      MPVariable variable = variables.get(term.variable());
      made.setCoefficient(variable, made.getCoefficient(variable) + term.factor());
      double width = (double) box.most(term.variable()) - box.least(term.variable());
      range += Math.abs((double) term.factor()) * width;
    }
    if (elastic && !row.equation()) {
      made.setCoefficient(violation, range);
    }
    rows.add(made);
  }

  private void add(Table table) {
    int from = (int) box.least(table.argument());
    int to = (int) box.most(table.argument());
    for (int sign = -1; sign <= 1; sign += 2) {
      for (Hull.Line line : Hull.along(table.values(), from, to, sign)) {
        double least = sign > 0 ? line.offset() : -INFINITY;
        double most = sign > 0 ? INFINITY : line.offset();
        MPConstraint row = solver.makeConstraint(least, most);
        row.setCoefficient(variables.get(table.variable()), 1);
        row.setCoefficient(variables.get(table.argument()), -line.slope());
        hulls.add(new HullRow(row, table, line.slope()));
      }
    }
  }

  private Answer answer() {
    try {
      if (solver.solve() != MPSolver.ResultStatus.OPTIMAL) {
        return null;
      }
      Map<String, Double> multipliers = new HashMap<>();
      Map<Integer, Double> weights = new HashMap<>();
      for (int i = 0; i < rows.size(); i++) {
        double dual = rows.get(i).dualValue();
        if (dual != 0) {
          Row row = system.rows().get(i);
          multipliers.put(row.name(), dual);
          row.terms()
              .forEach(term -> weights.merge(term.variable(), dual * term.factor(), Double::sum));
        }
      }
      Map<String, Double> slopes = new HashMap<>();
      for (HullRow hull : hulls) {
        double dual = hull.row.dualValue();
        if (dual != 0) {
          String name = system.variables().get(hull.table.variable()).name();
          slopes.merge(name, -dual * hull.slope, Double::sum);
        }
      }
      List<Double> values = variables.stream().map(MPVariable::solutionValue).toList();
      return new Answer(solver.objective().value(), multipliers, slopes, values, weights);
    } finally {
      solver.delete();
    }
  }
}
