package org.ratecut.cpsat;

import com.google.ortools.sat.ConstraintProto;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpModelProto;
import com.google.ortools.sat.CpObjectiveProto;
import com.google.ortools.sat.IntegerVariableProto;
import com.google.ortools.sat.LinearConstraintProto;
import com.google.ortools.sat.LinearExpressionProto;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a model to a size at which CP-SAT is trusted, without changing what it says. Version
 * 9.15.6755 sums terms in 32 bits in one place of its presolve, and loses solutions where such a
 * sum passes 2^31 (or-tools 5293); so no row may pass that. A row that does is divided by the
 * common divisor of its coefficients, and if that is not enough, split into lower and upper digits
 * with a carry between them, as in written addition: the same solutions, and the same linear
 * relaxation.
 */
final class SafeModel {

  /** What the absolute values of a row's terms and its limit may be together. */
  static final long MAX_ROW = Integer.MAX_VALUE;

  /** Likewise of the objective, whose bound is reported as a double. */
  static final long MAX_OBJECTIVE = 1L << 53;

  private final CpModelProto.Builder model;
  private final Ranges ranges;

  private SafeModel(CpModelProto.Builder model) {
    this.model = model;
    this.ranges = new Ranges(model);
  }

  /**
   * The model itself where it is safe; otherwise a copy in which the rows that are too large are
   * rewritten, with further variables after those of the model.
   *
   * @throws UnsafeModelException as {@link #secure}
   */
  static CpModel of(CpModel model) throws UnsafeModelException {
    SafeModel given = new SafeModel(model.getBuilder());
    if (given.hasSafeRows()) {
      given.checkVariables();
      given.checkObjective();
      return model;
    }
    CpModel copy = model.getClone();
    secure(copy.getBuilder());
    return copy;
  }

  /** Whether every constraint is of a known kind and size. */
  private boolean hasSafeRows() {
    for (int v = 0; v < model.getVariablesCount(); v++) {
      if (ranges.magnitude(v).bitLength() > Integer.SIZE - 1) {
        return false;
      }
    }
    return model.getConstraintsList().stream()
        .allMatch(
            each ->
                switch (each.getConstraintCase()) {
                  case LINEAR -> each.getLinear().getDomainCount() == 2 && isSafe(each);
                  case BOOL_OR, BOOL_AND, AT_MOST_ONE, EXACTLY_ONE, CONSTRAINT_NOT_SET -> true;
                  case ELEMENT ->
                      each.getElement().getExprsList().stream()
                          .allMatch(entry -> Math.abs(entry.getOffset()) <= MAX_ROW);
                  default -> false;
                });
  }

  /**
   * Rewrites the rows that are too large; all others stay as they are.
   *
   * @throws UnsafeModelException if a variable, an objective or a table is too large, or the model
   *     has a kind of constraint that this class does not know how to measure
   */
  static void secure(CpModelProto.Builder model) throws UnsafeModelException {
    SafeModel safe = new SafeModel(model);
    safe.checkVariables();
    safe.checkObjective();
    int constraints = model.getConstraintsCount();
    for (int c = 0; c < constraints; c++) {
      safe.secure(c);
    }
  }

  private void checkVariables() throws UnsafeModelException {
    for (int v = 0; v < model.getVariablesCount(); v++) {
      check("A variable", ranges.magnitude(v), MAX_ROW);
    }
  }

  private void checkObjective() throws UnsafeModelException {
    CpObjectiveProto objective = model.getObjective();
    BigInteger size = BigInteger.valueOf((long) objective.getOffset()).abs();
    for (int i = 0; i < objective.getVarsCount(); i++) {
      size = size.add(ranges.magnitude(objective.getVars(i), objective.getCoeffs(i)));
    }
    check("The objective", size, MAX_OBJECTIVE);
  }

  private static void check(String what, BigInteger size, long limit) throws UnsafeModelException {
    if (size.compareTo(BigInteger.valueOf(limit)) > 0) {
      throw new UnsafeModelException(
          "%s can be as large as %s, and up to %d is safe.".formatted(what, size, limit));
    }
  }

  private void secure(int index) throws UnsafeModelException {
    ConstraintProto constraint = model.getConstraints(index);
    switch (constraint.getConstraintCase()) {
      case LINEAR -> secureLinear(index, constraint);
      case ELEMENT -> {
        for (LinearExpressionProto entry : constraint.getElement().getExprsList()) {
          check("An entry of a table", BigInteger.valueOf(entry.getOffset()).abs(), MAX_ROW);
        }
      }
      case BOOL_OR, BOOL_AND, AT_MOST_ONE, EXACTLY_ONE, CONSTRAINT_NOT_SET -> {
        // Literals have no sizes.
      }
      default ->
          throw new UnsafeModelException(
              "A constraint of the kind %s has no known size."
                  .formatted(constraint.getConstraintCase()));
    }
  }

  private void secureLinear(int index, ConstraintProto constraint) throws UnsafeModelException {
    LinearConstraintProto linear = constraint.getLinear();
    if (linear.getDomainCount() != 2) {
      throw new UnsafeModelException("A sum may be in several ranges, which are not measured.");
    }
    if (isSafe(constraint)) {
      return;
    }
    List<Row> sides = new ArrayList<>();
    if (linear.getDomain(0) != Long.MIN_VALUE) {
      sides.add(Row.atLeast(constraint, linear.getDomain(0)));
    }
    if (linear.getDomain(1) != Long.MAX_VALUE) {
      sides.add(Row.atMost(constraint, linear.getDomain(1)));
    }
    List<Row> parts = new ArrayList<>();
    for (Row side : sides) {
      addParts(side, parts);
    }
    model.setConstraints(index, ConstraintProto.getDefaultInstance());
    parts.forEach(part -> model.addConstraints(part.toConstraint()));
  }

  /** Decided in 64 bits, with sums that stop growing at the limit: it is asked of every row. */
  private boolean isSafe(ConstraintProto constraint) {
    LinearConstraintProto linear = constraint.getLinear();
    long size = 0;
    for (int side = 0; side < 2; side++) {
      long limit = linear.getDomain(side);
      boolean isOpen = limit == Long.MIN_VALUE || limit == Long.MAX_VALUE;
      size = Math.max(size, isOpen ? 0 : Math.abs(limit));
    }
    for (int i = 0; i < linear.getVarsCount() && size <= MAX_ROW; i++) {
      long coefficient = Math.abs(linear.getCoeffs(i));
      if (coefficient > MAX_ROW || coefficient < 0) {
        return false;
      }
      int variable = linear.getVars(i);
      // Both factors are below 2^31.
      size +=
          coefficient
              * Math.max(Math.abs(ranges.least(variable)), Math.abs(ranges.largest(variable)));
    }
    return size <= MAX_ROW;
  }

  private void addParts(Row row, List<Row> parts) throws UnsafeModelException {
    if (row.largestSum(ranges).compareTo(BigInteger.valueOf(row.limit())) <= 0) {
      return;
    }
    Row part = row.divided();
    while (part.size(ranges).compareTo(BigInteger.valueOf(MAX_ROW)) > 0) {
      long base = base(part);
      Row lower = part.lower(base);
      int carry = addCarry(lower, base);
      parts.add(lower.plus(carry, -base));
      part = part.upper(base).plus(carry, 1);
    }
    parts.add(part);
  }

  /**
   * A variable for what the lower digits hand on: it need only be at least {@code (sum - limit) /
   * base}. Then base times the row of upper digits plus the row of lower digits is the whole row.
   */
  private int addCarry(Row lower, long base) {
    model.addVariables(
        IntegerVariableProto.newBuilder()
            .addDomain(carry(lower.leastSum(ranges), lower.limit(), base))
            .addDomain(carry(lower.largestSum(ranges), lower.limit(), base)));
    return model.getVariablesCount() - 1;
  }

  private static long carry(BigInteger sum, long limit, long base) {
    return -Math.floorDiv(-sum.subtract(BigInteger.valueOf(limit)).longValueExact(), base);
  }

  /** The largest power of two with which the row of lower digits is small enough. */
  private long base(Row row) throws UnsafeModelException {
    BigInteger counts = BigInteger.TWO;
    for (int variable : row.variables()) {
      counts = counts.add(ranges.magnitude(variable));
    }
    // Digits times variables, and the base times a carry that is no larger, and a digit.
    BigInteger most = BigInteger.valueOf(MAX_ROW).divide(counts.shiftLeft(1));
    if (most.compareTo(BigInteger.TWO) < 0) {
      throw new UnsafeModelException(
          "A sum has variables of up to %s together, too many to split it.".formatted(counts));
    }
    return Long.highestOneBit(most.longValueExact());
  }
}
