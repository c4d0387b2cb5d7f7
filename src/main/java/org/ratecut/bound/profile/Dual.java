package org.ratecut.bound.profile;

/** The answer of the linear program over columns, in floating point. */
final class Dual {

  private final double violation;
  private final double[] perVertex;
  private final double[] perSource;
  private final double perValue;

  Dual(double violation, double[] perVertex, double[] perSource, double perValue) {
    this.violation = violation;
    this.perVertex = perVertex;
    this.perSource = perSource;
    this.perValue = perValue;
  }

  /** The least violation of all coupling inequalities, as a share of what each asks for. */
  double violation() {
    return violation;
  }

  /** The dual values as whole numbers. */
  Multipliers rounded(NetworkProfile profile, long capacity) {
    return Multipliers.rounded(perVertex, perSource, perValue, profile, capacity);
  }
}
