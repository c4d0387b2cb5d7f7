package org.ratecut.cpsat;

import com.google.ortools.sat.ConstraintProto;
import com.google.ortools.sat.LinearConstraintProto;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * One side of a linear constraint: the sum of coefficients times variables is at most a limit,
 * wherever all enforcing literals are true.
 */
final class Row {

  private final List<Integer> enforcement;
  private final int[] variables;
  private final long[] coefficients;
  private final long limit;

  /** Takes over the arrays. */
  private Row(List<Integer> enforcement, int[] variables, long[] coefficients, long limit) {
    this.enforcement = enforcement;
    this.variables = variables;
    this.coefficients = coefficients;
    this.limit = limit;
  }

  /** "Sum at most limit", from a constraint. */
  static Row atMost(ConstraintProto constraint, long limit) {
    LinearConstraintProto linear = constraint.getLinear();
    return new Row(
        constraint.getEnforcementLiteralList(),
        linear.getVarsList().stream().mapToInt(Integer::intValue).toArray(),
        linear.getCoeffsList().stream().mapToLong(Long::longValue).toArray(),
        limit);
  }

  /** "Sum at least limit", from a constraint, with all signs turned round. */
  static Row atLeast(ConstraintProto constraint, long limit) {
    Row row = atMost(constraint, Math.negateExact(limit));
    Arrays.setAll(row.coefficients, i -> Math.negateExact(row.coefficients[i]));
    return row;
  }

  int[] variables() {
    return variables;
  }

  long limit() {
    return limit;
  }

  BigInteger leastSum(Ranges ranges) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < variables.length; i++) {
      sum = sum.add(ranges.least(variables[i], coefficients[i]));
    }
    return sum;
  }

  BigInteger largestSum(Ranges ranges) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < variables.length; i++) {
      sum = sum.add(ranges.largest(variables[i], coefficients[i]));
    }
    return sum;
  }

  /** The sum of the absolute values that the terms can have, and of the limit. */
  BigInteger size(Ranges ranges) {
    BigInteger size = BigInteger.valueOf(limit).abs();
    for (int i = 0; i < variables.length; i++) {
      size = size.add(ranges.magnitude(variables[i], coefficients[i]));
    }
    return size;
  }

  /** The same in smaller numbers: sums are multiples of the common divisor, so the limit may be. */
  Row divided() {
    long divisor = 0;
    for (long coefficient : coefficients) {
      divisor = BigInteger.valueOf(divisor).gcd(BigInteger.valueOf(coefficient)).longValueExact();
    }
    if (divisor <= 1) {
      return this;
    }
    long by = divisor;
    return new Row(
        enforcement,
        variables,
        Arrays.stream(coefficients).map(c -> c / by).toArray(),
        Math.floorDiv(limit, by));
  }

  /** The lowest digits of coefficients and limit to a base; always holds, with a carry. */
  Row lower(long base) {
    long[] digits = Arrays.stream(coefficients).map(c -> Math.floorMod(c, base)).toArray();
    return new Row(List.of(), variables, digits, Math.floorMod(limit, base));
  }

  /** All digits but the lowest. */
  Row upper(long base) {
    long[] digits = Arrays.stream(coefficients).map(c -> Math.floorDiv(c, base)).toArray();
    return new Row(enforcement, variables, digits, Math.floorDiv(limit, base));
  }

  /** The row with one more term. */
  Row plus(int variable, long coefficient) {
    int[] longer = Arrays.copyOf(variables, variables.length + 1);
    longer[variables.length] = variable;
    long[] more = Arrays.copyOf(coefficients, coefficients.length + 1);
    more[coefficients.length] = coefficient;
    return new Row(enforcement, longer, more, limit);
  }

  ConstraintProto toConstraint() {
    LinearConstraintProto.Builder linear = LinearConstraintProto.newBuilder();
    for (int i = 0; i < variables.length; i++) {
      if (coefficients[i] != 0) {
        linear.addVars(variables[i]).addCoeffs(coefficients[i]);
      }
    }
    linear.addDomain(Long.MIN_VALUE).addDomain(limit);
    return ConstraintProto.newBuilder()
        .addAllEnforcementLiteral(enforcement)
        .setLinear(linear)
        .build();
  }
}
