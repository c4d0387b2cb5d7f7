package org.ratecut.cpsat;

import com.google.ortools.sat.CpModelProtoOrBuilder;
import com.google.ortools.sat.IntegerVariableProto;
import java.math.BigInteger;

/** The least and the largest value that each variable of a model can have. */
final class Ranges {

  private final CpModelProtoOrBuilder model;

  /** Reads them from the model whenever asked, so that variables may be added. */
  Ranges(CpModelProtoOrBuilder model) {
    this.model = model;
  }

  long least(int variable) {
    return model.getVariables(variable).getDomain(0);
  }

  long largest(int variable) {
    IntegerVariableProto range = model.getVariables(variable);
    return range.getDomain(range.getDomainCount() - 1);
  }

  /** The least value of a coefficient times a variable. */
  BigInteger least(int variable, long coefficient) {
    return largest(variable, -coefficient).negate();
  }

  /** The largest value of a coefficient times a variable. */
  BigInteger largest(int variable, long coefficient) {
    long extreme = coefficient < 0 ? least(variable) : largest(variable);
    return BigInteger.valueOf(coefficient).multiply(BigInteger.valueOf(extreme));
  }

  /** The largest absolute value of a coefficient times a variable. */
  BigInteger magnitude(int variable, long coefficient) {
    return BigInteger.valueOf(coefficient).abs().multiply(magnitude(variable));
  }

  /** The largest absolute value of a variable. */
  BigInteger magnitude(int variable) {
    return BigInteger.valueOf(least(variable))
        .abs()
        .max(BigInteger.valueOf(largest(variable)).abs());
  }
}
