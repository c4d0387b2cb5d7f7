package org.ratecut.bound.profile;

import java.util.Arrays;

/**
 * Weights, as whole numbers, by which the inequalities that couple the devices are added up: for
 * each class that all its vertices are somewhere, for each source that what is sent is received,
 * and that all traffic fits in the channels.
 */
final class Multipliers {

  /** The largest term is scaled to this, which keeps all sums far within a {@code long}. */
  private static final double LARGEST_TERM = 1e11;

  private final long[] perVertex;
  private final long[] perSource;
  private final long perValue;
  private final double scale;

  private Multipliers(long[] perVertex, long[] perSource, long perValue, double scale) {
    this.perVertex = perVertex;
    this.perSource = perSource;
    this.perValue = perValue;
    this.scale = scale;
  }

  /**
   * Rounds real weights, which may be any: each choice proves something true.
   *
   * @param capacity all that the channels carry, in values
   */
  static Multipliers rounded(
      double[] perVertex,
      double[] perSource,
      double perValue,
      NetworkProfile profile,
      long capacity) {
    double largest = Math.abs(perValue) * capacity;
    for (int k = 0; k < perVertex.length; k++) {
      largest = Math.max(largest, Math.abs(perVertex[k]) * profile.classes().get(k).size());
    }
    for (int s = 0; s < perSource.length; s++) {
      largest = Math.max(largest, Math.abs(perSource[s]) * profile.sources().get(s).size());
    }
    double scale = largest > 0 ? LARGEST_TERM / largest : 1;
    return new Multipliers(
        Arrays.stream(perVertex).mapToLong(weight -> Math.round(weight * scale)).toArray(),
        Arrays.stream(perSource).mapToLong(weight -> Math.round(weight * scale)).toArray(),
        Math.max(0, Math.round(perValue * scale)),
        scale);
  }

  /** Weights of zero: every column is as good as any other. */
  static Multipliers none(NetworkProfile profile) {
    return new Multipliers(
        new long[profile.classes().size()], new long[profile.sources().size()], 0, 1);
  }

  /** What the weighted sum over all devices is at least, in any assignment within the capacity. */
  long atLeast(NetworkProfile profile, long capacity) {
    long sum = Math.negateExact(Math.multiplyExact(perValue, capacity));
    for (int k = 0; k < perVertex.length; k++) {
      long all = Math.multiplyExact(perVertex[k], (long) profile.classes().get(k).size());
      sum = Math.addExact(sum, all);
    }
    return sum;
  }

  /** The weight of one vertex of a class on a device. */
  long perVertex(int vertexClass) {
    return perVertex[vertexClass];
  }

  /** The weight of one vertex of a source that a device receives. */
  long perReceived(NetworkProfile profile, int source) {
    return perSource[source] - Math.multiplyExact(perValue, profile.sources().get(source).output());
  }

  /** The weight of one vertex of a source that a device sends, once for each receiver. */
  long perSent(int source) {
    return -perSource[source];
  }

  /** By how much the real weights were multiplied before they were rounded. */
  double scale() {
    return scale;
  }
}
