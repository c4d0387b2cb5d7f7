package org.ratecut.solver.tidy.simple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;

/**
 * Gives each device the next vertices in the order of the network, so that no device computes for
 * longer than a limit, and the outputs that cross the cuts are few. This is the classic partition
 * of a chain by dynamic programming, with a sliding minimum over the first vertex of each device.
 * An output that crosses several cuts counts at each, memory does not count: what comes of it is a
 * start to be judged by the referee.
 */
final class ConsecutiveCuts {

  /** Cells of the table of first vertices; more would take too much memory. */
  private static final long MAX_CELLS = 20_000_000;

  private final Problem problem;
  private final int vertices;
  private final double[] crossing;

  ConsecutiveCuts(Problem problem) {
    this.problem = problem;
    this.vertices = problem.vertexCount();
    this.crossing = crossing(problem.network());
  }

  /** Values that vertices before each place send to vertices from there on. */
  private static double[] crossing(Network network) {
    double[] values = new double[network.vertexCount() + 1];
    for (int v = 0; v < network.vertexCount(); v++) {
      int broadcast = network.outgoingBroadcast(v);
      int last = broadcast < 0 ? v : network.broadcasts().get(broadcast).consumers().last();
      if (last > v) {
        values[v + 1] += network.output(v);
        values[last + 1] -= network.output(v);
      }
    }
    for (int place = 1; place < values.length; place++) {
      values[place] += values[place - 1];
    }
    return values;
  }

  /**
   * One assignment for each order of the devices that is tried: as they come, the other way round,
   * and the fastest first. Pinned vertices are where they must be.
   *
   * @param seconds that no device computes for longer than
   */
  List<Assignment> within(double seconds) {
    if ((long) problem.deviceCount() * (vertices + 1) > MAX_CELLS) {
      return List.of();
    }
    List<Integer> given = IntStream.range(0, problem.deviceCount()).boxed().toList();
    List<Integer> reversed = new ArrayList<>(given);
    Collections.reverse(reversed);
    List<Integer> fastestFirst =
        given.stream()
            .sorted(
                Comparator.comparingLong((Integer d) -> -problem.cluster().device(d).performance()))
            .toList();
    return List.of(given, reversed, fastestFirst).stream()
        .distinct()
        .map(order -> cut(order, seconds))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Assignment> cut(List<Integer> order, double seconds) {
    double[] cost = new double[vertices + 1];
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    cost[0] = 0;
    int[][] first = new int[order.size()][];
    for (int i = 0; i < order.size(); i++) {
      first[i] = new int[vertices + 1];
      cost = extend(cost, first[i], loads(order.get(i)), seconds);
    }
    return Double.isInfinite(cost[vertices]) ? Optional.empty() : Optional.of(trace(order, first));
  }

  /** Seconds that a device takes for all vertices before each place. */
  private double[] loads(int device) {
    double speed = problem.resources().speed(problem.resources().ofDevice(device)).toDouble();
    double[] sums = new double[vertices + 1];
    for (int v = 0; v < vertices; v++) {
      sums[v + 1] = sums[v] + problem.work(device, v) / speed;
    }
    return sums;
  }

  /**
   * The least cost up to each place with one device more, whose first vertex is noted; a device
   * without vertices costs nothing.
   */
  private double[] extend(double[] before, int[] first, double[] loads, double seconds) {
    double[] after = new double[vertices + 1];
    int[] window = new int[vertices + 1];
    int head = 0;
    int tail = 0;
    for (int end = 0; end <= vertices; end++) {
      after[end] = before[end];
      first[end] = end;
      while (head < tail && loads[end] - loads[window[head]] > seconds) {
        head++;
      }
      if (head < tail) {
        double cost = before[window[head]] + (end < vertices ? crossing[end] : 0);
        if (cost < after[end]) {
          after[end] = cost;
          first[end] = window[head];
        }
      }
      while (head < tail && before[window[tail - 1]] >= before[end]) {
        tail--;
      }
      window[tail++] = end;
    }
    return after;
  }

  private Assignment trace(List<Integer> order, int[][] first) {
    int[] devices = new int[vertices];
    int end = vertices;
    for (int i = order.size() - 1; i >= 0; i--) {
      for (int v = first[i][end]; v < end; v++) {
        int pinned = problem.pins().deviceOf(v);
        devices[v] = pinned == Pins.FREE ? order.get(i) : pinned;
      }
      end = first[i][end];
    }
    return Assignment.of(devices);
  }
}
