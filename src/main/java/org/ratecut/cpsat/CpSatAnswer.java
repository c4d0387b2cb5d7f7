package org.ratecut.cpsat;

import com.google.ortools.sat.CpSolverResponse;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import java.util.List;

/** What CP-SAT says of a model. */
public final class CpSatAnswer {

  /** What is known after solving. */
  public enum Kind {
    /** There are values that satisfy every constraint. */
    VALUES,
    /** It claims that there are none. */
    INFEASIBLE,
    /** Neither. */
    UNKNOWN
  }

  private final Kind kind;
  private final List<Long> values;
  private final double bound;

  private CpSatAnswer(Kind kind, List<Long> values, double bound) {
    this.kind = kind;
    this.values = List.copyOf(values);
    this.bound = bound;
  }

  static CpSatAnswer unknown() {
    return new CpSatAnswer(Kind.UNKNOWN, List.of(), 0);
  }

  static CpSatAnswer ofValues(List<Long> values) {
    return new CpSatAnswer(Kind.VALUES, values, 0);
  }

  /**
   * Looks at the status before the values: there are numbers in a response without any meaning.
   *
   * @throws IllegalStateException if CP-SAT finds the model invalid
   */
  static CpSatAnswer of(CpSolverResponse response) {
    return switch (response.getStatus()) {
      case OPTIMAL, FEASIBLE ->
          new CpSatAnswer(
              Kind.VALUES, response.getSolutionList(), response.getBestObjectiveBound());
      case INFEASIBLE -> new CpSatAnswer(Kind.INFEASIBLE, List.of(), 0);
      case UNKNOWN -> unknown();
      default ->
          throw new IllegalStateException("CP-SAT finds the model " + response.getStatus() + ".");
    };
  }

  public Kind kind() {
    return kind;
  }

  /** Of all variables, in the order in which they were made; empty without values. */
  List<Long> values() {
    return values;
  }

  /** The value of a variable, where there are {@linkplain Kind#VALUES values}. */
  public long value(IntVar variable) {
    return values.get(variable.getIndex());
  }

  /** The value of a sum, where there are values. */
  public long value(LinearArgument sum) {
    LinearExpr terms = sum.build();
    long value = terms.getOffset();
    for (int i = 0; i < terms.numElements(); i++) {
      value += terms.getCoefficient(i) * values.get(terms.getVariableIndex(i));
    }
    return value;
  }

  /**
   * The claimed bound on the objective, where there are values and an objective. It is a whole
   * number below 2^53 ({@link SafeModel}), which a double holds exactly.
   */
  public long bound() {
    return Math.round(bound);
  }
}
