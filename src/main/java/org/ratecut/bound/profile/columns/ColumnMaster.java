package org.ratecut.bound.profile.columns;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ratecut.bound.DeviceKind;
import org.ratecut.bound.profile.counts.Column;
import org.ratecut.bound.profile.counts.ColumnShare;
import org.ratecut.bound.profile.inequality.Multipliers;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Partners;

/**
 * The linear program over columns: how often does each kind of device use each of its columns, so
 * that together they hold every vertex, receive what they send to each other, and keep within the
 * capacity of all channels, with the least violation? Its dual values are the multipliers to try
 * next. It is solved in floating point, because the multipliers need not be exact: see {@link
 * Multipliers}.
 */
final class ColumnMaster {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private record Use(int kind, Column column) {}

  private final NetworkProfile profile;
  private final long capacity;
  private final List<DeviceKind> kinds;
  private final Partners partners;
  private final List<Use> uses = new ArrayList<>();

  ColumnMaster(NetworkProfile profile, long capacity, List<DeviceKind> kinds, Partners partners) {
    this.profile = profile;
    this.capacity = capacity;
    this.kinds = kinds;
    this.partners = partners;
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
    private final MPConstraint[][][] flowRows;
    private final MPConstraint[] kindRows;
    private final MPConstraint trafficRow;
    private final List<MPVariable> weights = new ArrayList<>();

    Program(MPSolver solver) {
      this.solver = solver;
      this.objective = solver.objective();
      objective.setMinimization();
      classRows = profile.classes().stream().map(each -> row(1, 1)).toArray(MPConstraint[]::new);
      flowRows = new MPConstraint[profile.sources().size()][partners.count()][partners.count()];
      for (MPConstraint[][] table : flowRows) {
        for (MPConstraint[] rows : table) {
          Arrays.setAll(rows, to -> row(0, 0));
        }
      }
      kindRows =
          kinds.stream()
              .map(kind -> solver.makeConstraint(kind.size(), kind.size()))
              .toArray(MPConstraint[]::new);
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
      weights.add(times);
      kindRows[use.kind].setCoefficient(times, 1);
      Column column = use.column;
      for (int k = 0; k < classRows.length; k++) {
        classRows[k].setCoefficient(times, column.count(k) * classScale(k));
      }
      double traffic = 0;
      int own = partners.of(kinds.get(use.kind).first());
      for (int s = 0; s < flowRows.length; s++) {
        for (int group = 0; group < partners.count(); group++) {
          double received = column.receivedFrom(group, s);
          double sent = column.sentTo(group, s);
          traffic += received * profile.sources().get(s).output();
          if (group == own) {
            received -= sent;
          } else {
            flowRows[s][own][group].setCoefficient(times, -sent * sourceScale(s));
          }
          flowRows[s][group][own].setCoefficient(times, received * sourceScale(s));
        }
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
        return Dual.none(classRows.length, flowRows.length, partners.count());
      }
      double[] perVertex = new double[classRows.length];
      Arrays.setAll(perVertex, k -> classRows[k].dualValue() * classScale(k));
      double perValue = -trafficRow.dualValue() * trafficScale();
      return new Dual(objective.value(), perVertex, perFlow(), perValue, mix());
    }

    private List<ColumnShare> mix() {
      List<ColumnShare> mix = new ArrayList<>();
      for (int i = 0; i < weights.size(); i++) {
        double weight = weights.get(i).solutionValue();
        if (weight > 0) {
          mix.add(new ColumnShare(uses.get(i).kind, uses.get(i).column, weight));
        }
      }
      return mix;
    }

    private double[][][] perFlow() {
      double[][][] weights = new double[flowRows.length][partners.count()][partners.count()];
      for (int s = 0; s < weights.length; s++) {
        for (int from = 0; from < partners.count(); from++) {
          for (int to = 0; to < partners.count(); to++) {
            weights[s][from][to] = flowRows[s][from][to].dualValue() * sourceScale(s);
          }
        }
      }
      return weights;
    }
  }
}
