package org.ratecut.solver.construct;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;

/**
 * What a construction must know of a layer.
 *
 * @param layer the layer
 * @param parameters the most that any of its vertices shares with others, in values
 * @param hardness the memory that a device needs to take its most demanding vertex, in values; RAM
 *     and flash together
 * @param isDense whether all its vertices read the same inputs, so that their positions do not
 *     matter, as in a fully connected layer
 */
record LayerPlan(Layer layer, long parameters, long hardness, boolean isDense) {

  static LayerPlan of(Network network, Layer layer) {
    long parameters = 0;
    long hardness = 0;
    int[] inputs = network.incomingBroadcasts(layer.firstVertex()).toArray();
    boolean dense = inputs.length > 0;
    for (int v = layer.firstVertex(); v < layer.endVertex(); v++) {
      int vertex = v;
      long ofVertex =
          network.groupsOf(v).mapToLong(g -> network.parameterGroups().get(g).size()).sum();
      parameters = Math.max(parameters, ofVertex);
      long own =
          network.memoryKinds().stream().mapToLong(kind -> network.memory(kind, vertex)).sum();
      hardness = Math.max(hardness, ofVertex + own);
      dense = dense && Arrays.equals(inputs, network.incomingBroadcasts(v).toArray());
    }
    return new LayerPlan(layer, parameters, hardness, dense);
  }

  /** All layers, the hardest to place first; equal ones in the order of the dataflow. */
  static List<LayerPlan> sortedByHardness(Network network) {
    return network.layers().stream()
        .map(layer -> of(network, layer))
        .sorted(Comparator.comparingLong(LayerPlan::hardness).reversed())
        .toList();
  }

  /** All vertices, those of the hardest layers first. */
  static int[] hardestFirst(Problem problem) {
    return sortedByHardness(problem.network()).stream().flatMapToInt(LayerPlan::vertices).toArray();
  }

  IntStream vertices() {
    return IntStream.range(layer.firstVertex(), layer.endVertex());
  }
}
