package org.ratecut.solver.blocks;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.MemoryKind;

/**
 * Starts for a search: the units, in their order, are cut into ranges, one for each device, so that
 * the longest time of a device is the least. The devices come in a random order. A dynamic program
 * over prefixes, after the stages of PipeDream (Narayanan et al., 2019).
 *
 * <p>The time of a range on a device is its work and, where the device communicates itself, each
 * output that it sends or receives once. Channels and ports are left to the search, and so are
 * pinned units.
 */
final class PrefixSplits {

  /** The times of all ranges of more units take too long. */
  private static final int MAX_UNITS = 1_200;

  private final Units units;
  private final Problem problem;
  private final Network network;

  PrefixSplits(Units units) {
    this.units = units;
    this.problem = units.problem();
    this.network = problem.network();
  }

  /** The best split for a random order of the devices; random ranges if there are too many units. */
  Assignment draw(SplittableRandom random) {
    int[] order = shuffled(problem.deviceCount(), random);
    int[] deviceOfUnit = new int[units.count()];
    if (units.count() > MAX_UNITS) {
      Arrays.setAll(
          deviceOfUnit, u -> order[(int) ((long) u * order.length / deviceOfUnit.length)]);
    } else {
      split(order, deviceOfUnit);
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

  private static int[] shuffled(int count, SplittableRandom random) {
    int[] order = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /** {@code least[j][i]}: the longest time if the first j devices take the first i units. */
  private void split(int[] order, int[] deviceOfUnit) {
    int count = units.count();
    int devices = order.length;
    double[][] least = new double[devices + 1][count + 1];
    int[][] cut = new int[devices + 1][count + 1];
    Arrays.fill(least[0], Double.POSITIVE_INFINITY);
    least[0][0] = 0;
    double[] times = new double[count + 1];
    for (int j = 1; j <= devices; j++) {
      RangeTimes ranges = new RangeTimes(order[j - 1]);
      Arrays.fill(least[j], Double.POSITIVE_INFINITY);
      for (int first = 0; first <= count; first++) {
        if (least[j - 1][first] == Double.POSITIVE_INFINITY) {
          continue;
        }
        ranges.from(first, times);
        for (int end = first; end <= count; end++) {
          double longest = Math.max(least[j - 1][first], times[end]);
          if (longest < least[j][end]) {
            least[j][end] = longest;
            cut[j][end] = first;
          }
        }
      }
    }
    int end = count;
    for (int j = devices; j > 0; j--) {
      Arrays.fill(deviceOfUnit, cut[j][end], end, order[j - 1]);
      end = cut[j][end];
    }
  }

  /** The seconds of ranges of units on one device. */
  private final class RangeTimes {

    private static final double PENALTY_FOR_MEMORY = 1e3;

    private final int device;
    private final double secondsPerUnit;
    private final double secondsPerValue;

    RangeTimes(int device) {
      this.device = device;
      secondsPerUnit = 1 / problem.resources().speed(device).toDouble();
      secondsPerValue = problem.resources().unitsPerValue(device) * secondsPerUnit;
    }

    /** Fills {@code times[end]} for each range from {@code first} to {@code end}, exclusive. */
    void from(int first, double[] times) {
      double seconds = 0;
      long memory = 0;
      times[first] = 0;
      for (int u = first; u < units.count(); u++) {
        for (int v : units.members(u)) {
          memory += network.memory(MemoryKind.RAM, v);
          seconds += problem.work(device, v) * secondsPerUnit;
        }
        seconds += secondsPerValue * transfersAdded(first, u);
        boolean fits = memory <= problem.cluster().device(device).memory();
        times[u + 1] = fits ? seconds : seconds * PENALTY_FOR_MEMORY;
      }
    }

    /** Values sent and received more if the range is extended to a unit. */
    private long transfersAdded(int first, int unit) {
      long added = 0;
      for (int v : units.members(unit)) {
        int outgoing = network.outgoingBroadcast(v);
        if (outgoing >= 0 && isReadOutside(outgoing, first, unit)) {
          added += network.output(v);
        }
      }
      int[] incoming =
          Arrays.stream(units.members(unit))
              .flatMap(network::incomingBroadcasts)
              .distinct()
              .toArray();
      for (int b : incoming) {
        added += received(b, first, unit);
      }
      return added;
    }

    private boolean isReadOutside(int broadcast, int first, int last) {
      return network.broadcasts().get(broadcast).consumers().stream()
          .map(units::unitOf)
          .anyMatch(u -> u < first || u > last);
    }

    /** Counts a broadcast at the first unit of the range that reads it, and ends at the last. */
    private long received(int broadcast, int first, int unit) {
      long sum = 0;
      boolean isNew =
          network.broadcasts().get(broadcast).consumers().stream()
              .map(units::unitOf)
              .noneMatch(u -> u >= first && u < unit);
      boolean isLast = !isReadOutside(broadcast, first, unit);
      for (int producer : network.broadcasts().get(broadcast).producers().toArray()) {
        int from = units.unitOf(producer);
        if (from < first && isNew) {
          sum += network.output(producer);
        } else if (from >= first && from < unit && isLast) {
          sum -= network.output(producer);
        }
      }
      return sum;
    }
  }
}
