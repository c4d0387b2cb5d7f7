package org.ratecut.solver.construct;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ratecut.model.Layer;
import org.ratecut.model.Problem;

/**
 * Cuts grids into consecutive slices, the same relative slice of each layer on the same device, so
 * that neighbouring layers exchange little more than the borders of their slices. Where a slice
 * does not fit on its device it goes to the next device of the same band, or to any with room.
 */
final class Slicer {

  private final Problem problem;
  private final PartialAssignment partial;
  private final int[] deviceOrder;

  /**
   * Slices for a partial assignment.
   *
   * @param partial where the vertices are placed
   */
  Slicer(Problem problem, PartialAssignment partial) {
    this.problem = problem;
    this.partial = partial;
    this.deviceOrder =
        IntStream.range(0, problem.deviceCount())
            .boxed()
            .sorted(
                Comparator.comparingLong((Integer d) -> problem.cluster().device(d).memory())
                    .reversed())
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /**
   * Places a layer in slices, wide in proportion to the performance of their devices.
   *
   * @param slices how many, at most {@code bands}
   * @param bands how many devices share the grids; slice i goes to band {@code i * bands / slices}
   */
  void place(Layer layer, int slices, int bands) {
    double[] end = sliceEnds(slices, bands);
    int slice = 0;
    int first = layer.firstVertex();
    for (int v = layer.firstVertex(); v < layer.endVertex(); v++) {
      double middle = (v - layer.firstVertex() + 0.5) / layer.vertexCount();
      while (slice < slices - 1 && middle >= end[slice]) {
        placeSlice(unplaced(first, v), band(slice, slices, bands), bands);
        first = v;
        slice++;
      }
    }
    placeSlice(unplaced(first, layer.endVertex()), band(slice, slices, bands), bands);
  }

  private double[] sliceEnds(int slices, int bands) {
    double[] end = new double[slices];
    double total = 0;
    for (int i = 0; i < slices; i++) {
      int device = deviceOrder[band(i, slices, bands)];
      total += problem.cluster().device(device).performance();
      end[i] = total;
    }
    for (int i = 0; i < slices; i++) {
      end[i] /= total;
    }
    return end;
  }

  private static int band(int slice, int slices, int bands) {
    return (int) ((long) slice * bands / slices);
  }

  private int[] unplaced(int first, int end) {
    return IntStream.range(first, end).filter(v -> !partial.isPlaced(v)).toArray();
  }

  private void placeSlice(int[] vertices, int band, int bands) {
    if (vertices.length == 0) {
      return;
    }
    int device = deviceForAll(vertices, band, bands);
    if (device >= 0) {
      for (int v : vertices) {
        partial.place(v, device);
      }
    } else {
      spill(vertices, deviceOrder[band]);
    }
  }

  private int deviceForAll(int[] vertices, int band, int bands) {
    for (int i = band; i < deviceOrder.length; i += bands) {
      if (partial.fitAll(vertices, deviceOrder[i])) {
        return deviceOrder[i];
      }
    }
    return roomiestForAll(vertices);
  }

  private int roomiestForAll(int[] vertices) {
    int best = -1;
    for (int d : deviceOrder) {
      boolean roomier = best < 0 || partial.free(d) > partial.free(best);
      if (roomier && partial.fitAll(vertices, d)) {
        best = d;
      }
    }
    return best;
  }

  private void spill(int[] vertices, int firstDevice) {
    int device = firstDevice;
    for (int v : vertices) {
      if (!partial.fits(v, device)) {
        device = deviceFor(v);
      }
      partial.place(v, device);
    }
  }

  /** The device with the fewest parameters to add, and among those the most memory left. */
  private int deviceFor(int vertex) {
    int best = -1;
    long fewestParameters = 0;
    for (int d : deviceOrder) {
      long parameters = partial.missingParameters(vertex, d);
      boolean better =
          best < 0
              || parameters < fewestParameters
              || (parameters == fewestParameters && partial.free(d) > partial.free(best));
      if (better && partial.fits(vertex, d)) {
        best = d;
        fewestParameters = parameters;
      }
    }
    return best >= 0 ? best : Roomiest.device(partial, problem.deviceCount());
  }
}
