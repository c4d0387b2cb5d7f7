package org.ratecut.cpsat;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * A linear objective to minimize over binary and continuous variables, for SCIP, a branch and cut
 * on linear relaxations. It computes in floating point with tolerances of 10^-6, so that
 * coefficients should be about 1, and what it proves needs a margin. Needs the {@link
 * NativeLibrary}.
 */
public final class MixedIntegerProgram {

  private final List<Variable> variables = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  private record Variable(double upper, boolean whole, double cost) {}

  private record Row(double least, List<Integer> variables, List<Double> factors) {}

  /** Adds a variable that is 0 or 1, and returns its number. */
  public int addBinary(double cost) {
    variables.add(new Variable(1, true, cost));
    return variables.size() - 1;
  }

  /** Adds a variable from 0 to 1, and returns its number. */
  public int addShare(double cost) {
    variables.add(new Variable(1, false, cost));
    return variables.size() - 1;
  }

  /** Makes a variable 0. */
  public void exclude(int variable) {
    Variable old = variables.get(variable);
    variables.set(variable, new Variable(0, old.whole(), old.cost()));
  }

  /** Asks that the sum of factors times variables is at least a number. */
  public void addAtLeast(double least, int[] ofVariables, double[] factors) {
    rows.add(
        new Row(
            least,
            Arrays.stream(ofVariables).boxed().toList(),
            Arrays.stream(factors).boxed().toList()));
  }

  /**
   * Proves a lower bound on the objective, the best that the time allows.
   *
   * @return infinite if there are no values that satisfy all; empty if nothing was proved or nobody
   *     waits any more
   */
  public OptionalDouble lowerBound(Duration time, BooleanSupplier isCancelled) {
    if (time.toMillis() == 0) {
      return OptionalDouble.empty();
    }
    return NativeCall.await(() -> solve(time), time, isCancelled).orElse(OptionalDouble.empty());
  }

  private OptionalDouble solve(Duration time) {
    MPSolver solver = MPSolver.createSolver("SCIP");
    try {
      solver.setTimeLimit(time.toMillis());
      fill(solver);
      return switch (solver.solve()) {
        case OPTIMAL, FEASIBLE -> OptionalDouble.of(solver.objective().bestBound());
        case INFEASIBLE -> OptionalDouble.of(Double.POSITIVE_INFINITY);
        default -> OptionalDouble.empty();
      };
    } finally {
      solver.delete();
    }
  }

  private void fill(MPSolver solver) {
    List<MPVariable> made = new ArrayList<>();
    for (Variable each : variables) {
      MPVariable variable =
          each.whole()
              ? solver.makeIntVar(0, each.upper(), "")
              : solver.makeNumVar(0, each.upper(), "");
      solver.objective().setCoefficient(variable, each.cost());
      made.add(variable);
    }
    solver.objective().setMinimization();
    for (Row each : rows) {
      MPConstraint row = solver.makeConstraint(each.least(), MPSolver.infinity());
      for (int i = 0; i < each.variables().size(); i++) {
        row.setCoefficient(made.get(each.variables().get(i)), each.factors().get(i));
      }
    }
  }
}
