package org.ratecut.analyze;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Problem;

/** Adds up what devices compute of each layer. */
final class LayerWorks {

  private LayerWorks() {}

  /** By layer, then device; nothing for a device without vertices of a layer. */
  static List<LayerWork> of(Problem problem, Assignment assignment) {
    List<LayerWork> list = new ArrayList<>();
    for (int layer = 0; layer < problem.network().layers().size(); layer++) {
      addLayer(list, layer, problem, assignment);
    }
    return list;
  }

  private static void addLayer(
      List<LayerWork> list, int number, Problem problem, Assignment assignment) {
    Layer layer = problem.network().layers().get(number);
    int[] vertices = new int[problem.deviceCount()];
    long[] flop = new long[vertices.length];
    long[] work = new long[vertices.length];
    for (int v = layer.firstVertex(); v < layer.endVertex(); v++) {
      int device = assignment.deviceOf(v);
      vertices[device]++;
      flop[device] += problem.network().computation(v);
      work[device] += problem.work(device, v);
    }
    for (int d = 0; d < vertices.length; d++) {
      if (vertices[d] > 0) {
        int resource = problem.resources().ofDevice(d);
        list.add(
            new LayerWork(
                number, d, vertices[d], flop[d], problem.resources().time(resource, work[d])));
      }
    }
  }
}
