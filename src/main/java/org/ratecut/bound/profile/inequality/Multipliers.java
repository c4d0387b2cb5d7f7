package org.ratecut.bound.profile.inequality;

import java.util.Arrays;
import org.ratecut.bound.profile.counts.Column;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Partners;
import org.ratecut.bound.profile.network.SendingLayer;

/**
 * Weights, as whole numbers, by which the inequalities that couple the devices are added up: for
 * each class that all its vertices are somewhere, for each source and each two groups of devices
 * that what one sends to the other is received there, and that all traffic fits in the channels.
 */
public final class Multipliers {

  /** The largest term is scaled to this, which keeps all sums far within a {@code long}. */
  private static final double MAX_TERM = 1e11;

  private final NetworkProfile profile;
  private final long[] perVertex;
  private final long[][][] perFlow;
  private final long perValue;
  private final double scale;

  private Multipliers(
      NetworkProfile profile, long[] perVertex, long[][][] perFlow, long perValue, double scale) {
    this.profile = profile;
    this.perVertex = perVertex;
    this.perFlow = perFlow;
    this.perValue = perValue;
    this.scale = scale;
  }

  /**
   * Rounds real weights, which may be any: each choice proves something true.
   *
   * @param perVertex by class
   * @param perFlow by source, group that sends, group that receives
   * @param capacity all that the channels carry, in values
   */
  public static Multipliers rounded(
      double[] perVertex,
      double[][][] perFlow,
      double perValue,
      NetworkProfile profile,
      long capacity) {
    double largest = Math.abs(perValue) * Math.max(capacity, largestOutput(profile));
    for (int k = 0; k < perVertex.length; k++) {
      largest = Math.max(largest, Math.abs(perVertex[k]) * profile.classes().get(k).size());
    }
    for (int s = 0; s < perFlow.length; s++) {
      double weight =
          Arrays.stream(perFlow[s]).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
      largest = Math.max(largest, weight * profile.sources().get(s).size());
    }
    double scale = largest > 0 ? MAX_TERM / largest : 1;
    return new Multipliers(
        profile,
        rounded(perVertex, scale),
        Arrays.stream(perFlow)
            .map(
                table ->
                    Arrays.stream(table).map(row -> rounded(row, scale)).toArray(long[][]::new))
            .toArray(long[][][]::new),
        Math.max(0, Math.round(perValue * scale)),
        scale);
  }

  /** What one vertex sends may be more than the capacity: then no column receives it. */
  private static long largestOutput(NetworkProfile profile) {
    return profile.sources().stream().mapToLong(SendingLayer::output).max().orElse(0);
  }

  private static long[] rounded(double[] weights, double scale) {
    return Arrays.stream(weights).mapToLong(weight -> Math.round(weight * scale)).toArray();
  }

  /** Weights of zero: every column is as good as any other. */
  public static Multipliers none(NetworkProfile profile, Partners partners) {
    return new Multipliers(
        profile,
        new long[profile.classes().size()],
        new long[profile.sources().size()][partners.count()][partners.count()],
        0,
        1);
  }

  /**
   * The same for smaller groups.
   *
   * @param parents for each new group the one that it is a part of
   */
  public Multipliers refined(int[] parents) {
    long[][][] finer = new long[perFlow.length][parents.length][parents.length];
    for (int s = 0; s < finer.length; s++) {
      for (int from = 0; from < parents.length; from++) {
        for (int to = 0; to < parents.length; to++) {
          finer[s][from][to] = perFlow[s][parents[from]][parents[to]];
        }
      }
    }
    return new Multipliers(profile, perVertex, finer, perValue, scale);
  }

  /** What the weighted sum over all devices is at least, in any assignment within the capacity. */
  public long atLeast(long capacity) {
    long sum = Math.negateExact(Math.multiplyExact(perValue, capacity));
    for (int k = 0; k < perVertex.length; k++) {
      long all = Math.multiplyExact(perVertex[k], (long) profile.classes().get(k).size());
      sum = Math.addExact(sum, all);
    }
    return sum;
  }

  /** The weight of one vertex of a class on a device. */
  public long perVertex(int vertexClass) {
    return perVertex[vertexClass];
  }

  /** The weight of one vertex of a source that a device of one group receives from another. */
  public long perReceived(int source, int from, int to) {
    long perValues = Math.multiplyExact(perValue, profile.sources().get(source).output());
    return perFlow[source][from][to] - perValues;
  }

  /** The weight of one vertex of a source that a device of one group sends to one of another. */
  public long perSent(int source, int from, int to) {
    return -perFlow[source][from][to];
  }

  /**
   * The weighted sum of what a device holds, receives and sends.
   *
   * @param own the group of the device
   */
  public long weigh(Column column, int own) {
    long sum = 0;
    for (int k = 0; k < perVertex.length; k++) {
      sum = Math.addExact(sum, Math.multiplyExact(perVertex[k], column.count(k)));
    }
    for (int s = 0; s < perFlow.length; s++) {
      for (int group = 0; group < perFlow[s].length; group++) {
        long in = Math.multiplyExact(perReceived(s, group, own), column.receivedFrom(group, s));
        long out = Math.multiplyExact(perSent(s, own, group), column.sentTo(group, s));
        sum = Math.addExact(sum, Math.addExact(in, out));
      }
    }
    return sum;
  }

  /** By how much the real weights were multiplied before they were rounded. */
  public double scale() {
    return scale;
  }
}
