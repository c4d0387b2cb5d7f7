package org.ratecut.bound.block;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.model.Problem;

/**
 * What one of several alike devices must compute if the period is short: the work of all vertices,
 * less what the other devices can take in a period, divided among the alike ones.
 *
 * @param devices the alike ones, which communicate themselves
 */
record BlockShare(Problem problem, List<Integer> devices) {

  /** The largest set of alike devices that communicate themselves, if there is any. */
  static Optional<BlockShare> of(Problem problem) {
    return IntStream.range(0, problem.deviceCount())
        .filter(d -> problem.resources().unitsPerValue(d) > 0)
        .mapToObj(d -> new BlockShare(problem, like(problem, d)))
        .max(Comparator.comparingInt(share -> share.devices().size()));
  }

  private static List<Integer> like(Problem problem, int device) {
    return IntStream.range(0, problem.deviceCount())
        .filter(
            d ->
                problem.resources().workKind(d) == problem.resources().workKind(device)
                    && problem.resources().speed(d).equals(problem.resources().speed(device))
                    && problem.resources().unitsPerValue(d)
                        == problem.resources().unitsPerValue(device))
        .boxed()
        .toList();
  }

  /** One of the alike devices. */
  int device() {
    return devices.get(0);
  }

  /** Seconds of one of the alike devices in which it does a unit of its work. */
  double secondsPerUnit() {
    return 1 / problem.resources().speed(device()).toDouble();
  }

  /** Seconds of work that a vertex is for one of the alike devices. */
  double seconds(int vertex) {
    return problem.work(device(), vertex) * secondsPerUnit();
  }

  /** Seconds that one of the alike devices computes at least, if the period is at most this. */
  double least(double period) {
    double total = IntStream.range(0, problem.vertexCount()).mapToDouble(this::seconds).sum();
    double elsewhere =
        IntStream.range(0, problem.deviceCount())
            .filter(d -> !devices.contains(d))
            .mapToDouble(d -> maxElsewhere(d, period))
            .sum();
    return (total - elsewhere) / devices.size();
  }

  /** Seconds that a device takes for a set of vertices that stay together. */
  double secondsOn(int device, int[] vertices) {
    double perUnit = 1 / problem.resources().speed(device).toDouble();
    return Arrays.stream(vertices).mapToDouble(v -> problem.work(device, v) * perUnit).sum();
  }

  /** A fractional knapsack: the most work that another device can take off the alike ones. */
  private double maxElsewhere(int other, double period) {
    double perUnit = 1 / problem.resources().speed(other).toDouble();
    double[] times =
        IntStream.range(0, problem.vertexCount())
            .mapToDouble(v -> problem.work(other, v) * perUnit)
            .toArray();
    int[] order =
        IntStream.range(0, times.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer v) -> times[v] / Math.max(seconds(v), 1e-300)))
            .mapToInt(Integer::intValue)
            .toArray();
    double left = period;
    double most = 0;
    for (int v : order) {
      double part = times[v] <= left ? 1 : left / times[v];
      most += part * seconds(v);
      left -= part * times[v];
    }
    return most;
  }

  /** Whether a vertex can be on one of the alike devices. */
  boolean mayHold(int vertex) {
    return !problem.pins().isPinned(vertex) || devices.contains(problem.pins().deviceOf(vertex));
  }

  /** The numbers of the sets of vertices that stay together, for each vertex; single ones too. */
  int[] unitOfVertex() {
    int[] unit = problem.rules().groupOfVertex(problem.vertexCount());
    int next = problem.rules().colocated().size();
    for (int v = 0; v < unit.length; v++) {
      if (unit[v] < 0) {
        unit[v] = next++;
      }
    }
    return unit;
  }

  /** How many sets of vertices stay together. */
  static int count(int[] unitOfVertex) {
    return Arrays.stream(unitOfVertex).max().orElse(-1) + 1;
  }
}
