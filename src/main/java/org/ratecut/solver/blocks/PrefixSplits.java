package org.ratecut.solver.blocks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.Resources;
import org.ratecut.model.exact.Fraction;

/**
 * Starts for a search: the units, in an order along the dataflow, are cut into ranges, one for each
 * device, so that the longest time of a device is the least. Both orders are random. A dynamic
 * program over prefixes, after the stages of PipeDream (Narayanan et al., 2019).
 *
 * <p>Channels and ports are left to the search, and so are pinned units; see {@link RangeTimes}.
 */
final class PrefixSplits {

  /** The times of all ranges of more units take too long. */
  private static final int MAX_UNITS = 1_200;

  private final Units units;
  private final Problem problem;
  private final DepthFirstOrder orders;

  PrefixSplits(Units units) {
    this.units = units;
    this.problem = units.problem();
    this.orders = new DepthFirstOrder(units);
  }

  /** The best split for random orders of the units and the devices. */
  Assignment draw(SplittableRandom random) {
    int[] devices = DepthFirstOrder.shuffled(IntStream.range(0, problem.deviceCount()), random);
    int[] sequence = orders.draw(random);
    int[] deviceOfUnit = new int[units.count()];
    if (units.count() > MAX_UNITS) {
      for (int p = 0; p < sequence.length; p++) {
        deviceOfUnit[sequence[p]] = devices[(int) ((long) p * devices.length / sequence.length)];
      }
    } else {
      split(sequence, devices, deviceOfUnit);
    }
    return Assignment.of(
        IntStream.range(0, problem.vertexCount())
            .map(
                v ->
                    problem.pins().isPinned(v)
                        ? problem.pins().deviceOf(v)
                        : deviceOf(units.unitOf(v), deviceOfUnit))
            .toArray());
  }

  /** Where a member of a unit is pinned, all are with it. */
  private int deviceOf(int unit, int[] deviceOfUnit) {
    return Arrays.stream(units.members(unit))
        .filter(problem.pins()::isPinned)
        .map(problem.pins()::deviceOf)
        .findFirst()
        .orElse(deviceOfUnit[unit]);
  }

  /** {@code least[j][i]}: the longest time if the first j devices take the first i units. */
  private void split(int[] sequence, int[] devices, int[] deviceOfUnit) {
    int count = sequence.length;
    double[][] least = new double[devices.length + 1][count + 1];
    int[][] cut = new int[devices.length + 1][count + 1];
    for (double[] row : least) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    least[0][0] = 0;
    RangeTimes ranges = new RangeTimes(units, sequence);
    Map<Kind, double[][]> times = new HashMap<>();
    for (int j = 1; j <= devices.length; j++) {
      int device = devices[j - 1];
      double[][] ofDevice = times.computeIfAbsent(kind(device), kind -> ranges.on(device));
      extend(least[j - 1], ofDevice, least[j], cut[j]);
    }
    int end = count;
    for (int j = devices.length; j > 0; j--) {
      for (int p = cut[j][end]; p < end; p++) {
        deviceOfUnit[sequence[p]] = devices[j - 1];
      }
      end = cut[j][end];
    }
  }

  private static void extend(double[] before, double[][] times, double[] least, int[] cut) {
    for (int first = 0; first < before.length; first++) {
      for (int end = first; end < before.length; end++) {
        double longest = Math.max(before[first], times[first][end - first]);
        if (longest < least[end]) {
          least[end] = longest;
          cut[end] = first;
        }
      }
    }
  }

  /** What devices have in common that take the same time for the same range. */
  private record Kind(int work, Fraction speed, long perValue, long memory) {}

  private Kind kind(int device) {
    Resources resources = problem.resources();
    return new Kind(
        resources.workKind(device),
        resources.speed(device),
        resources.unitsPerValue(device),
        problem.cluster().device(device).memory());
  }
}
