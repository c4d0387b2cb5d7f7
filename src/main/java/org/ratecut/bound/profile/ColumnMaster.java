package org.ratecut.bound.profile;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The linear program over columns: how often does each kind of device use each of its columns, so
 * that together they hold every vertex, receive what they send, and keep within the capacity of all
 * channels, with the least violation? Its dual values are the multipliers to try next. It is solved
 * in floating point, because the multipliers need not be exact: see {@link Multipliers}.
 */
final class ColumnMaster {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private record Use(int kind, Column column) {}

  private final NetworkProfile profile;
  private final long capacity;
  private final List<Integer> devicesOfKind;
  private final List<Use> uses = new ArrayList<>();

  ColumnMaster(NetworkProfile profile, long capacity, List<Integer> devicesOfKind) {
    this.profile = profile;
    this.capacity = capacity;
    this.devicesOfKind = devicesOfKind;
  }

  void add(int kind, Column column) {
    uses.add(new Use(kind, column));
  }

  Dual solve() {
    MPSolver solver = MPSolver.createSolver("GLOP");
    try {
      return new Program(solver).solve();
    } finally {
      solver.delete();
    }
  }

  private final class Program {

    private final MPSolver solver;
    private final MPObjective objective;
    private final MPConstraint[] classRows;
    private final MPConstraint[] sourceRows;
    private final MPConstraint[] kindRows;
    private final MPConstraint trafficRow;

    Program(MPSolver solver) {
      this.solver = solver;
      this.objective = solver.objective();
      objective.setMinimization();
      classRows = profile.classes().stream().map(each -> row(1, 1)).toArray(MPConstraint[]::new);
      sourceRows = profile.sources().stream().map(each -> row(0, 0)).toArray(MPConstraint[]::new);
      kindRows =
          devicesOfKind.stream().map(n -> solver.makeConstraint(n, n)).toArray(MPConstraint[]::new);
      trafficRow = solver.makeConstraint(-INFINITY, 1);
      addSlack(trafficRow, -1);
      uses.forEach(this::addColumn);
    }

    /** An equation whose violation in either direction costs as much as it is. */
    private MPConstraint row(double from, double to) {
      MPConstraint row = solver.makeConstraint(from, to);
      addSlack(row, 1);
      addSlack(row, -1);
      return row;
    }

    private void addSlack(MPConstraint row, double coefficient) {
      MPVariable slack = solver.makeNumVar(0, INFINITY, "");
      objective.setCoefficient(slack, 1);
      row.setCoefficient(slack, coefficient);
    }

    private void addColumn(Use use) {
      MPVariable times = solver.makeNumVar(0, INFINITY, "");
      kindRows[use.kind].setCoefficient(times, 1);
      Column column = use.column;
      for (int k = 0; k < classRows.length; k++) {
        classRows[k].setCoefficient(times, column.count(k) * classScale(k));
      }
      double traffic = 0;
      for (int s = 0; s < sourceRows.length; s++) {
        double net = (double) column.received(s) - column.sent(s);
        sourceRows[s].setCoefficient(times, net * sourceScale(s));
        traffic += column.received(s) * (double) profile.sources().get(s).output();
      }
      trafficRow.setCoefficient(times, traffic * trafficScale());
    }

    private double classScale(int k) {
      return 1.0 / profile.classes().get(k).size();
    }

    private double sourceScale(int s) {
      return profile.sources().get(s).output() * 2 * trafficScale();
    }

    private double trafficScale() {
      return 1.0 / Math.max(1, capacity);
    }

    Dual solve() {
      MPSolver.ResultStatus status = solver.solve();
      if (status != MPSolver.ResultStatus.OPTIMAL) {
        return new Dual(0, new double[classRows.length], new double[sourceRows.length], 0);
      }
      double[] perVertex = new double[classRows.length];
      Arrays.setAll(perVertex, k -> classRows[k].dualValue() * classScale(k));
      double[] perSource = new double[sourceRows.length];
      Arrays.setAll(perSource, s -> sourceRows[s].dualValue() * sourceScale(s));
      double perValue = -trafficRow.dualValue() * trafficScale();
      return new Dual(objective.value(), perVertex, perSource, perValue);
    }
  }
}
