package org.ratecut.layers;

/**
 * The costs of a layer once it is decided how its parameters are stored.
 *
 * @param costs what takes RAM, computation and bandwidth
 * @param inFlash parameters of the whole layer in flash, in values
 */
record StoredCosts(Costs costs, long inFlash) {

  /**
   * The costs of a layer in its network. Where a description overrides shared parameters, they are
   * stored like those that they replace; overridden memory stays in RAM.
   *
   * @throws ArithmeticException if a cost does not fit in a {@code long}
   */
  static StoredCosts of(NetworkDescription network, PlannedLayer layer, Computation computation) {
    Parameters parameters = computation.parameters(layer.inputShapes());
    NumberSizes sizes = network.sizesOf(layer.description());
    long values =
        Math.addExact(
            Math.multiplyExact(parameters.weights(), sizes.weight()),
            Math.multiplyExact(parameters.biases(), sizes.bias()));
    long ofPosition = parameters.shared() ? 0 : values / layer.shape().positions();
    PositionCosts position = computation.costs(layer.inputShapes()).inValues(sizes.activation());
    CostOverrides overrides = layer.description().costs();
    if (network.parameters().memory() == ParameterStorage.Memory.RAM) {
      Costs inRam = withParameters(position, ofPosition, parameters.shared() ? values : 0);
      return new StoredCosts(overrides.applyTo(inRam), 0);
    }
    Costs inRam = overrides.applyTo(withParameters(position, 0, 0)).withSharedParameters(0);
    return new StoredCosts(inRam, overrides.sharedParameters().orElse(values));
  }

  private static Costs withParameters(PositionCosts position, long own, long shared) {
    return new Costs(
        Math.addExact(position.memory(), own), position.computation(), position.output(), shared);
  }
}
