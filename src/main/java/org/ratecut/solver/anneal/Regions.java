package org.ratecut.solver.anneal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.MemoryLimit;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;

/**
 * Random starts with a shape. The picture that all grid layers share falls into regions of about
 * the same size, each on a device of its own; the other vertices, mostly those of dense layers,
 * fill the other devices one after the other, and then those with a region. A descent from
 * scattered vertices tends to gather each convolution on one device, from where the next layer is
 * expensive to reach; few of them find a cut through all layers by chance.
 */
final class Regions {

  private static final int UNPLACED = -1;

  /** Rounds in which the centres move to the middle of their regions. */
  private static final int ROUNDS = 8;

  /** The middle of a region is found on a picture of this height and width. */
  private static final int SIDE = 32;

  private final Problem problem;
  private final int[] deviceOf;
  private final Map<MemoryLimit, long[]> used = new LinkedHashMap<>();

  private Regions(Problem problem) {
    this.problem = problem;
    deviceOf = new int[problem.vertexCount()];
    Arrays.fill(deviceOf, UNPLACED);
    for (MemoryLimit limit : problem.network().memoryLimits()) {
      used.put(limit, new long[problem.deviceCount()]);
    }
  }

  /** Whether a problem has a layer with rows and columns. */
  static boolean suit(Problem problem) {
    return problem.network().layers().stream().anyMatch(Regions::isGrid);
  }

  private static boolean isGrid(Layer layer) {
    return layer.height() > 1 && layer.width() > 1;
  }

  /**
   * An assignment with regions; pinned vertices are where they belong. It need not be valid.
   *
   * @param count how many regions, from 1 to the number of devices
   */
  static Assignment draw(Problem problem, int count, SplittableRandom random) {
    Regions regions = new Regions(problem);
    int[] devices = shuffled(problem.deviceCount(), random);
    regions.placePinned();
    regions.placeGrids(devices, centres(count, random));
    regions.placeOthers(devices, count);
    return Assignment.of(regions.deviceOf);
  }

  private void placePinned() {
    for (int v = 0; v < deviceOf.length; v++) {
      int pinned = problem.pins().deviceOf(v);
      if (pinned != Pins.FREE) {
        place(v, pinned);
      }
    }
  }

  private void placeGrids(int[] devices, Point[] centres) {
    for (Layer layer : problem.network().layers()) {
      if (isGrid(layer)) {
        IntStream.range(layer.firstVertex(), layer.endVertex())
            .filter(v -> deviceOf[v] == UNPLACED)
            .forEach(v -> place(v, devices[nearest(centres, Point.of(layer, v))]));
      }
    }
  }

  /** Goes on to the next device where memory ends; if it ends everywhere, devices are overfull. */
  private void placeOthers(int[] devices, int regions) {
    int next = regions % devices.length;
    int full = 0;
    for (int v = 0; v < deviceOf.length; v++) {
      if (deviceOf[v] != UNPLACED) {
        continue;
      }
      while (full < devices.length && !fits(v, devices[next])) {
        next = (next + 1) % devices.length;
        full++;
      }
      place(v, devices[next]);
    }
  }

  private boolean fits(int vertex, int device) {
    return used.entrySet().stream()
        .allMatch(
            memory ->
                memory.getValue()[device] + problem.network().memory(memory.getKey(), vertex)
                    <= problem.cluster().device(device).memory(memory.getKey().kind()));
  }

  private void place(int vertex, int device) {
    deviceOf[vertex] = device;
    used.forEach((limit, values) -> values[device] += problem.network().memory(limit, vertex));
  }

  /** Centres of regions of about the same size (Lloyd, 1982). */
  private static Point[] centres(int count, SplittableRandom random) {
    Point[] centres = new Point[count];
    Arrays.setAll(centres, i -> new Point(random.nextDouble(), random.nextDouble()));
    for (int round = 0; round < ROUNDS; round++) {
      moveToTheMiddle(centres);
    }
    return centres;
  }

  private static void moveToTheMiddle(Point[] centres) {
    double[] rows = new double[centres.length];
    double[] columns = new double[centres.length];
    int[] sizes = new int[centres.length];
    for (int i = 0; i < SIDE * SIDE; i++) {
      Point point = Point.of(i / SIDE, i % SIDE, SIDE, SIDE);
      int region = nearest(centres, point);
      rows[region] += point.row;
      columns[region] += point.column;
      sizes[region]++;
    }
    for (int r = 0; r < centres.length; r++) {
      if (sizes[r] > 0) {
        centres[r] = new Point(rows[r] / sizes[r], columns[r] / sizes[r]);
      }
    }
  }

  private static int nearest(Point[] centres, Point point) {
    int nearest = 0;
    for (int i = 1; i < centres.length; i++) {
      if (centres[i].squareDistance(point) < centres[nearest].squareDistance(point)) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static int[] shuffled(int count, SplittableRandom random) {
    int[] order = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int device = order[i];
      order[i] = order[other];
      order[other] = device;
    }
    return order;
  }

  /** A place in the picture, from 0 to 1 in each direction, whatever the size of the layer. */
  private record Point(double row, double column) {

    static Point of(Layer layer, int vertex) {
      return of(layer.rowOf(vertex), layer.columnOf(vertex), layer.height(), layer.width());
    }

    static Point of(int row, int column, int height, int width) {
      return new Point((row + 0.5) / height, (column + 0.5) / width);
    }

    double squareDistance(Point other) {
      double rows = row - other.row;
      double columns = column - other.column;
      return rows * rows + columns * columns;
    }
  }
}
