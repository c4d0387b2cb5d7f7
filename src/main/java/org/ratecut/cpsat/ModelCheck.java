package org.ratecut.cpsat;

import com.google.ortools.sat.ConstraintProto;
import com.google.ortools.sat.CpModelProtoOrBuilder;
import com.google.ortools.sat.LinearConstraintProto;
import com.google.ortools.sat.LinearExpressionProto;
import java.util.List;

/**
 * Checks in exact integers whether values satisfy a model, as it was before {@link SafeModel}
 * rewrote it: a fault there shows here, too.
 */
final class ModelCheck {

  private final CpModelProtoOrBuilder model;
  private final Ranges ranges;

  ModelCheck(CpModelProtoOrBuilder model) {
    this.model = model;
    this.ranges = new Ranges(model);
  }

  /**
   * Whether every variable is in its range and every constraint holds.
   *
   * @param values of the variables of the model, and perhaps of others after them
   */
  boolean isSatisfiedBy(List<Long> values) {
    if (values.size() < model.getVariablesCount()) {
      return false;
    }
    for (int v = 0; v < model.getVariablesCount(); v++) {
      if (values.get(v) < ranges.least(v) || values.get(v) > ranges.largest(v)) {
        return false;
      }
    }
    for (int c = 0; c < model.getConstraintsCount(); c++) {
      if (!holds(model.getConstraints(c), values)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(ConstraintProto constraint, List<Long> values) {
    if (!allTrue(constraint.getEnforcementLiteralList(), values)) {
      return true;
    }
    return switch (constraint.getConstraintCase()) {
      case CONSTRAINT_NOT_SET -> true;
      case LINEAR -> holds(constraint.getLinear(), values);
      case BOOL_OR -> trueCount(constraint.getBoolOr().getLiteralsList(), values) > 0;
      case BOOL_AND -> allTrue(constraint.getBoolAnd().getLiteralsList(), values);
      case AT_MOST_ONE -> trueCount(constraint.getAtMostOne().getLiteralsList(), values) <= 1;
      case EXACTLY_ONE -> trueCount(constraint.getExactlyOne().getLiteralsList(), values) == 1;
      case ELEMENT -> {
        long index = value(constraint.getElement().getLinearIndex(), values);
        List<LinearExpressionProto> entries = constraint.getElement().getExprsList();
        yield index >= 0
            && index < entries.size()
            && value(entries.get((int) index), values)
                == value(constraint.getElement().getLinearTarget(), values);
      }
      default ->
          throw new IllegalStateException(
              "Constraints of the kind " + constraint.getConstraintCase() + " are not used.");
    };
  }

  private static boolean holds(LinearConstraintProto linear, List<Long> values) {
    long sum = 0;
    for (int i = 0; i < linear.getVarsCount(); i++) {
      // Sums of a problem stay far below 2^63; one that does not is loud.
      long term = Math.multiplyExact(linear.getCoeffs(i), values.get(linear.getVars(i)));
      sum = Math.addExact(sum, term);
    }
    return sum >= linear.getDomain(0) && sum <= linear.getDomain(1);
  }

  private static long value(LinearExpressionProto expression, List<Long> values) {
    long sum = expression.getOffset();
    for (int i = 0; i < expression.getVarsCount(); i++) {
      sum += expression.getCoeffs(i) * values.get(expression.getVars(i));
    }
    return sum;
  }

  private static boolean allTrue(List<Integer> literals, List<Long> values) {
    return trueCount(literals, values) == literals.size();
  }

  /** A negative reference is the negation of a variable. */
  private static long trueCount(List<Integer> literals, List<Long> values) {
    return literals.stream()
        .filter(literal -> literal >= 0 ? values.get(literal) == 1 : values.get(-literal - 1) == 0)
        .count();
  }
}
