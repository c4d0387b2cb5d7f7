package org.ratecut.solver.anneal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.solver.construct.PartialAssignment;

/**
 * Random starts with a shape. The picture that all grid layers share falls into regions of about
 * the same size, each on a device of its own; the other vertices, mostly those of dense layers,
 * fill the other devices one after the other, and then those with a region. A descent from
 * scattered vertices tends to gather each convolution on one device, from where the next layer is
 * expensive to reach; few of them find a cut through all layers by chance.
 */
final class RegionStarts {

  /** Rounds in which the centres move to the middle of their regions. */
  private static final int ROUNDS = 8;

  private final Problem problem;
  private final PartialAssignment placed;

  private RegionStarts(Problem problem) {
    this.problem = problem;
    placed = new PartialAssignment(problem);
  }

  /** Whether a problem has a layer with rows and columns. */
  static boolean suit(Problem problem) {
    return problem.network().layers().stream().anyMatch(RegionStarts::isGrid);
  }

  private static boolean isGrid(Layer layer) {
    return layer.height() > 1 && layer.width() > 1;
  }

  /**
   * Whether each position of the smallest grid can have a device of its own, with devices left for
   * what follows it and vertices before it to place.
   */
  static boolean suitSpreading(Problem problem) {
    return positions(problem) < problem.deviceCount()
        && IntStream.range(0, smallestGrid(problem, 1).firstVertex())
            .anyMatch(v -> !problem.pins().isPinned(v));
  }

  /** How many positions the smallest grid has. */
  static int positions(Problem problem) {
    return smallestGrid(problem, 1).vertexCount();
  }

  /**
   * The same problem with the smallest grid and all that follows it pinned to where an assignment
   * has them. Where links are slow, the outputs of two positions on one device are too much for
   * each link to the dense layers; with the dense layers in their way no move, and hardly a
   * descent, gets from two positions on a device to one.
   */
  static Problem spread(Problem problem, Assignment assignment) {
    int first = smallestGrid(problem, 1).firstVertex();
    int[] devices = assignment.toArray();
    Arrays.setAll(devices, v -> v < first ? problem.pins().deviceOf(v) : devices[v]);
    return problem.withPins(Pins.of(devices));
  }

  /** The smallest grid with so many positions, or else the largest. */
  private static Layer smallestGrid(Problem problem, int positions) {
    List<Layer> grids =
        problem.network().layers().stream()
            .filter(RegionStarts::isGrid)
            .sorted(Comparator.comparingInt(Layer::vertexCount))
            .toList();
    return grids.stream()
        .filter(layer -> layer.vertexCount() >= positions)
        .findFirst()
        .orElse(grids.get(grids.size() - 1));
  }

  /**
   * An assignment with regions; pinned vertices are where they belong. It need not be valid.
   *
   * @param count how many regions, from 1 to the number of devices
   */
  static Assignment draw(Problem problem, int count, SplittableRandom random) {
    RegionStarts regions = new RegionStarts(problem);
    int[] devices = regions.devicesInOrder(random);
    regions.placeGrids(devices, centres(smallestGrid(problem, count), count, random));
    regions.placeOthers(devices, count);
    return Assignment.of(regions.placed.toArray());
  }

  /** Any order, but with devices that pinned vertices have begun to fill behind the others. */
  private int[] devicesInOrder(SplittableRandom random) {
    int[] shuffled = shuffled(problem.deviceCount(), random);
    IntPredicate isUntouched =
        d -> placed.free(d) == problem.cluster().device(d).memory(MemoryKind.RAM);
    return IntStream.concat(
            IntStream.of(shuffled).filter(isUntouched),
            IntStream.of(shuffled).filter(isUntouched.negate()))
        .toArray();
  }

  private void placeGrids(int[] devices, Point[] centres) {
    for (Layer layer : problem.network().layers()) {
      if (isGrid(layer)) {
        IntStream.range(layer.firstVertex(), layer.endVertex())
            .filter(v -> !placed.isPlaced(v))
            .forEach(v -> placed.place(v, devices[nearest(centres, Point.of(layer, v))]));
      }
    }
  }

  /** Goes on to the next device where memory ends; if it ends everywhere, devices are overfull. */
  private void placeOthers(int[] devices, int regions) {
    int next = regions % devices.length;
    int full = 0;
    for (int v = 0; v < problem.vertexCount(); v++) {
      if (placed.isPlaced(v)) {
        continue;
      }
      while (full < devices.length && !placed.fits(v, devices[next])) {
        next = (next + 1) % devices.length;
        full++;
      }
      placed.place(v, devices[next]);
    }
  }

  /**
   * Centres of regions of about the same size (Lloyd, 1982), each near another position of the
   * grid: as many regions as positions are one for each.
   */
  private static Point[] centres(Layer grid, int count, SplittableRandom random) {
    Point[] positions =
        IntStream.of(shuffled(grid.vertexCount(), random))
            .mapToObj(i -> Point.of(grid, grid.firstVertex() + i))
            .toArray(Point[]::new);
    Point[] centres = new Point[count];
    Arrays.setAll(centres, i -> positions[i % positions.length]);
    for (int round = 0; round < ROUNDS; round++) {
      moveToTheMiddle(centres, positions);
    }
    return centres;
  }

  private static void moveToTheMiddle(Point[] centres, Point[] positions) {
    double[] rows = new double[centres.length];
    double[] columns = new double[centres.length];
    int[] sizes = new int[centres.length];
    for (Point point : positions) {
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
      return new Point(
          (layer.rowOf(vertex) + 0.5) / layer.height(),
          (layer.columnOf(vertex) + 0.5) / layer.width());
    }

    double squareDistance(Point other) {
      double rows = row - other.row;
      double columns = column - other.column;
      return rows * rows + columns * columns;
    }
  }
}
