package org.ratecut.layers;

import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.operation.Parameters;
import org.ratecut.layers.operation.PositionCosts;
import org.ratecut.model.cluster.MemoryKind;

/** What the positions of a layer cost in the network that it is in. */
final class LayerCosts {

  private LayerCosts() {}

  /**
   * The costs of a layer, with its parameters where the network stores them. Where a description
   * overrides shared parameters, they are stored like those that they replace; overridden memory is
   * in RAM.
   *
   * @throws ArithmeticException if a cost does not fit in a {@code long}
   */
  static Costs of(NetworkDescription network, PlannedLayer layer, Computation computation) {
    Parameters parameters = computation.parameters(layer.inputShapes());
    NumberSizes sizes = network.sizesOf(layer.description());
    long values =
        Math.addExact(
            Math.multiplyExact(parameters.weights(), sizes.weight()),
            Math.multiplyExact(parameters.biases(), sizes.bias()));
    long shared = parameters.shared() ? values : 0;
    long own = (values - shared) / layer.shape().positions();
    boolean inFlash = network.parameters().memory() == MemoryKind.FLASH;
    PositionCosts position = computation.costs(layer.inputShapes()).inValues(sizes.activation());
    long state = Math.multiplyExact(computation.state(layer.inputShapes()), sizes.activation());
    Costs costs =
        new Costs(
            Math.addExact(Math.addExact(position.memory(), state), inFlash ? 0 : own),
            network.activations() == Activations.LIVE ? position.memory() : 0,
            inFlash ? own : 0,
            position.computation(),
            position.output(),
            shared);
    return layer.description().costs().applyTo(costs);
  }
}
