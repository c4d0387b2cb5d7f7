package org.ratecut.bound.profile.columns;

import java.util.List;
import org.ratecut.bound.profile.counts.ColumnShare;
import org.ratecut.bound.profile.inequality.Multipliers;
import org.ratecut.bound.profile.network.NetworkProfile;

/** The answer of the linear program over columns, in floating point, with its dual values. */
final class Dual {

  private final double violation;
  private final double[] perVertex;
  private final double[][][] perFlow;
  private final double perValue;
  private final List<ColumnShare> mix;

  /**
   * Takes over the arrays.
   *
   * @param perFlow by source, group that sends, group that receives
   * @param mix the columns that are used
   */
  Dual(
      double violation,
      double[] perVertex,
      double[][][] perFlow,
      double perValue,
      List<ColumnShare> mix) {
    this.violation = violation;
    this.perVertex = perVertex;
    this.perFlow = perFlow;
    this.perValue = perValue;
    this.mix = List.copyOf(mix);
  }

  /** No violation, and all weights zero. */
  static Dual none(int classes, int sources, int groups) {
    return new Dual(0, new double[classes], new double[sources][groups][groups], 0, List.of());
  }

  /** The least violation of all coupling inequalities, as a share of what each asks for. */
  double violation() {
    return violation;
  }

  /** Which columns are used, and by how many devices each. */
  List<ColumnShare> mix() {
    return mix;
  }

  /** The dual values as whole numbers. */
  Multipliers rounded(NetworkProfile profile, long capacity) {
    return Multipliers.rounded(perVertex, perFlow, perValue, profile, capacity);
  }
}
