package org.ratecut.io.problem;

import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.MemoryKind;

/** The layers where values enter a network: those that read nothing and compute nothing. */
public final class InputLayers {

  private InputLayers() {}

  /** The input layers, in order; stored parameters are none where they are in flash. */
  public static List<Layer> of(Network network) {
    return network.layers().stream().filter(layer -> isInput(network, layer)).toList();
  }

  /** The problem with all its input layers on one device besides. */
  public static Problem pinnedTo(int device, Problem problem) {
    Pins pins = problem.pins();
    for (Layer layer : of(problem.network())) {
      pins = pins.withLayer(layer, device);
    }
    return problem.withPins(pins);
  }

  private static boolean isInput(Network network, Layer layer) {
    return IntStream.range(layer.firstVertex(), layer.endVertex())
        .allMatch(
            v ->
                network.computation(v) == 0
                    && network.ofOneInference().incomingBroadcasts(v).findAny().isEmpty()
                    && network.constantMemory(MemoryKind.FLASH, v) == 0);
  }
}
