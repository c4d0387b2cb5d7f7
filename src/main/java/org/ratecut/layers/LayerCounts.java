package org.ratecut.layers;

import java.util.List;
import org.ratecut.layers.operation.Computation;
import org.ratecut.model.exact.InvalidModelException;

/**
 * What people publish about a layer: how many numbers it learns and how often it multiplies and
 * accumulates. It does not depend on how the layer is cut or stored.
 *
 * @param name of the layer
 * @param parameters weights and biases
 * @param macs multiply-accumulates per inference of convolutions, dense layers and products of
 *     matrices; other layers have none
 */
public record LayerCounts(String name, long parameters, long macs) {

  /**
   * The counts of each layer of a network, in order; layers without vertices have none.
   *
   * @throws InvalidModelException if the layers do not fit together
   * @throws ArithmeticException if a number does not fit in a {@code long}
   */
  public static List<LayerCounts> of(NetworkDescription network) {
    return Planner.plan(network).stream().map(LayerCounts::of).toList();
  }

  /** The sum over the layers. */
  public static LayerCounts total(NetworkDescription network) {
    return of(network).stream()
        .reduce(
            new LayerCounts(network.name(), 0, 0),
            (a, b) ->
                new LayerCounts(
                    a.name,
                    Math.addExact(a.parameters, b.parameters),
                    Math.addExact(a.macs, b.macs)));
  }

  private static LayerCounts of(PlannedLayer layer) {
    if (!(layer.description().operation() instanceof Computation computation)) {
      return new LayerCounts(layer.description().name(), 0, 0);
    }
    return new LayerCounts(
        layer.description().name(),
        computation.parameters(layer.inputShapes()).count(),
        computation.macs(layer.inputShapes()));
  }
}
