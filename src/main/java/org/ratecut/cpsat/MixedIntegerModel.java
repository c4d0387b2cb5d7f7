package org.ratecut.cpsat;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import com.google.ortools.sat.ConstraintProto;
import com.google.ortools.sat.CpModelProtoOrBuilder;
import com.google.ortools.sat.ElementConstraintProto;
import com.google.ortools.sat.LinearConstraintProto;
import com.google.ortools.sat.LinearExpressionProto;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The constraints of a model as a mixed integer program without an objective: what holds only where
 * literals are true gets a slack as large as it can be where they are not, and a table gets a
 * choice of one of its entries.
 */
final class MixedIntegerModel {

  private final MPSolver solver;
  private final Ranges ranges;
  private final List<MPVariable> variables = new ArrayList<>();

  MixedIntegerModel(MPSolver solver, CpModelProtoOrBuilder model) {
    this.solver = solver;
    this.ranges = new Ranges(model);
    for (int v = 0; v < model.getVariablesCount(); v++) {
      variables.add(solver.makeIntVar((double) ranges.least(v), (double) ranges.largest(v), ""));
    }
    model.getConstraintsList().forEach(this::add);
  }

  /** How many entries the tables of a model have, each of which becomes a variable. */
  static long tableEntries(CpModelProtoOrBuilder model) {
    return model.getConstraintsList().stream()
        .filter(ConstraintProto::hasElement)
        .mapToLong(constraint -> constraint.getElement().getExprsCount())
        .sum();
  }

  /** The values of the model's variables, rounded to whole numbers. */
  List<Long> values() {
    return variables.stream().map(each -> Math.round(each.solutionValue())).toList();
  }

  private void add(ConstraintProto constraint) {
    List<Integer> enforcement = constraint.getEnforcementLiteralList();
    switch (constraint.getConstraintCase()) {
      case LINEAR -> add(constraint.getLinear(), enforcement);
      case BOOL_OR -> addCount(constraint.getBoolOr().getLiteralsList(), enforcement);
      case BOOL_AND ->
          constraint
              .getBoolAnd()
              .getLiteralsList()
              .forEach(literal -> addCount(List.of(literal), enforcement));
      case ELEMENT -> add(constraint.getElement());
      case CONSTRAINT_NOT_SET -> {
        // Says nothing.
      }
      default ->
          throw new IllegalStateException(
              "Constraints of the kind " + constraint.getConstraintCase() + " are not used.");
    }
  }

  private void add(LinearConstraintProto linear, List<Integer> enforcement) {
    if (linear.getDomain(1) != Long.MAX_VALUE) {
      addAtMost(linear, 1, linear.getDomain(1), enforcement);
    }
    if (linear.getDomain(0) != Long.MIN_VALUE) {
      addAtMost(linear, -1, -linear.getDomain(0), enforcement);
    }
  }

  /** Sign times sum is at most the limit, or more by the number of false literals times enough. */
  private void addAtMost(
      LinearConstraintProto linear, long sign, long limit, List<Integer> enforcement) {
    MPConstraint row = solver.makeConstraint(-MPSolver.infinity(), (double) limit);
    BigInteger most = BigInteger.ZERO;
    for (int i = 0; i < linear.getVarsCount(); i++) {
      long coefficient = sign * linear.getCoeffs(i);
      add(row, linear.getVars(i), (double) coefficient);
      most = most.add(ranges.largest(linear.getVars(i), coefficient));
    }
    double excess = most.subtract(BigInteger.valueOf(limit)).max(BigInteger.ZERO).doubleValue();
    enforcement.forEach(literal -> addFalse(row, literal, -excess));
  }

  /** At least one of some literals, or one of the enforcing ones is false. */
  private void addCount(List<Integer> literals, List<Integer> enforcement) {
    MPConstraint row = solver.makeConstraint(1, MPSolver.infinity());
    literals.forEach(literal -> addFalse(row, -literal - 1, 1));
    enforcement.forEach(literal -> addFalse(row, literal, 1));
  }

  private void add(ElementConstraintProto element) {
    MPConstraint one = solver.makeConstraint(1, 1);
    MPConstraint index = equation(element.getLinearIndex());
    MPConstraint target = equation(element.getLinearTarget());
    for (int k = 0; k < element.getExprsCount(); k++) {
      MPVariable chosen = solver.makeBoolVar("");
      one.setCoefficient(chosen, 1);
      index.setCoefficient(chosen, -k);
      target.setCoefficient(chosen, (double) -element.getExprs(k).getOffset());
    }
  }

  /** An expression is equal to what is still to be taken from it. */
  private MPConstraint equation(LinearExpressionProto expression) {
    double constant = expression.getOffset();
    MPConstraint row = solver.makeConstraint(-constant, -constant);
    for (int i = 0; i < expression.getVarsCount(); i++) {
      add(row, expression.getVars(i), (double) expression.getCoeffs(i));
    }
    return row;
  }

  /** Adds a coefficient where a literal is false; a negative literal negates a variable. */
  private void addFalse(MPConstraint row, int literal, double coefficient) {
    if (literal < 0) {
      add(row, -literal - 1, coefficient);
    } else {
      add(row, literal, -coefficient);
      if (row.lb() > -MPSolver.infinity()) {
        row.setLb(row.lb() - coefficient);
      }
      if (row.ub() < MPSolver.infinity()) {
        row.setUb(row.ub() - coefficient);
      }
    }
  }

  /** A variable may be named twice. */
  private void add(MPConstraint row, int variable, double coefficient) {
    MPVariable of = variables.get(variable);
    row.setCoefficient(of, row.getCoefficient(of) + coefficient);
  }
}
