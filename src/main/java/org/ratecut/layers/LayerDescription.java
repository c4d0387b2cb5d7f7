package org.ratecut.layers;

import java.util.List;
import java.util.Optional;
import org.ratecut.layers.operation.Operation;
import org.ratecut.layers.operation.rearrange.Rearrangement;
import org.ratecut.layers.tiling.Granularity;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.exact.InvalidModelException;

/**
 * A layer as people describe it.
 *
 * @param name unique in its network
 * @param inputs names of the layers that it reads, which come before it; empty for the one just
 *     before it, or for none where the operation takes none
 * @param granularity overrides how the network is cut
 * @param costs overrides the default costs
 * @param sizes what its numbers take; empty for what the network says of all
 * @param isOutput whether the network answers with it, also where other layers read it; what no
 *     layer reads is an output anyway
 * @param feedback the layer whose values of the inference before this one holds, which may come
 *     after it; only where the operation takes no inputs
 */
public record LayerDescription(
    String name,
    Operation operation,
    List<String> inputs,
    Optional<Granularity> granularity,
    CostOverrides costs,
    Optional<NumberSizes> sizes,
    boolean isOutput,
    Optional<String> feedback) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if the name is blank, or a layer without vertices is cut or has
   *     costs
   */
  public LayerDescription {
    InvalidModelException.requireName("layer", name);
    inputs = List.copyOf(inputs);
    if (operation instanceof Rearrangement
        && (granularity.isPresent() || sizes.isPresent() || !costs.equals(CostOverrides.NONE))) {
      throw new InvalidModelException(
          "Layer %s has no vertices of its own, so it can have neither a tile size nor costs."
              .formatted(name));
    }
  }

  /** A layer that reads the one before it. */
  public static LayerDescription of(String name, Operation operation) {
    return new LayerDescription(
        name,
        operation,
        List.of(),
        Optional.empty(),
        CostOverrides.NONE,
        Optional.empty(),
        false,
        Optional.empty());
  }

  /** This layer, reading others. */
  public LayerDescription from(String... names) {
    return new LayerDescription(
        name, operation, List.of(names), granularity, costs, sizes, isOutput, feedback);
  }

  /** This layer, cut in another way; a {@link Tile} is one. */
  public LayerDescription withGranularity(Granularity other) {
    return new LayerDescription(
        name, operation, inputs, Optional.of(other), costs, sizes, isOutput, feedback);
  }

  public LayerDescription withCosts(CostOverrides other) {
    return new LayerDescription(
        name, operation, inputs, granularity, other, sizes, isOutput, feedback);
  }

  /** This layer, with numbers of other sizes than the network's. */
  public LayerDescription withSizes(NumberSizes other) {
    return new LayerDescription(
        name, operation, inputs, granularity, costs, Optional.of(other), isOutput, feedback);
  }

  /** This layer, holding what another has computed in the inference before. */
  public LayerDescription withFeedback(String other) {
    return new LayerDescription(
        name, operation, inputs, granularity, costs, sizes, isOutput, Optional.of(other));
  }

  /** This layer, as an output of the network. */
  public LayerDescription asOutput() {
    return new LayerDescription(name, operation, inputs, granularity, costs, sizes, true, feedback);
  }
}
