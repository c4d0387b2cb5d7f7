package org.ratecut.layers;

import java.util.Arrays;
import java.util.List;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.tiling.Granularity;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.exact.InvalidModelException;

/**
 * A network as a list of layers, and how to cut it into vertices.
 *
 * @param name for people and files
 * @param bitsPerValue the size of one value, at least 1
 * @param tile positions of a vertex, in layers that are no vectors and have no tile of their own
 * @param neuronsPerTile neurons of a vertex, in vectors ({@code 1 x n x 1}: dense layers, for
 *     instance) that have no tile of their own; at least 1
 * @param parameters how weights and biases are stored
 * @param activations how much RAM the outputs of layers take
 * @param layers in an order in which each comes after those that it reads
 */
public record NetworkDescription(
    String name,
    int bitsPerValue,
    Tile tile,
    int neuronsPerTile,
    ParameterStorage parameters,
    Activations activations,
    List<LayerDescription> layers) {

  /** The size of one value unless said otherwise, as in the paper. */
  public static final int DEFAULT_BITS_PER_VALUE = 64;

  /**
   * Checks the arguments; whether the layers fit together is checked when the network is generated.
   *
   * @throws InvalidModelException if the name is blank, a number not positive or no layer given
   */
  public NetworkDescription {
    InvalidModelException.requireName("network", name);
    InvalidModelException.requirePositive("number of bits per value", bitsPerValue);
    InvalidModelException.requirePositive("number of neurons per tile", neuronsPerTile);
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new InvalidModelException("Network %s has no layers.".formatted(name));
    }
  }

  /** A network of 64-bit values with one vertex for each position and neuron. */
  public static NetworkDescription of(String name, LayerDescription... layers) {
    return new NetworkDescription(
        name,
        DEFAULT_BITS_PER_VALUE,
        Tile.SINGLE,
        1,
        ParameterStorage.inRam(DEFAULT_BITS_PER_VALUE),
        Activations.ALL,
        Arrays.asList(layers));
  }

  public NetworkDescription withTile(Tile other) {
    return new NetworkDescription(
        name, bitsPerValue, other, neuronsPerTile, parameters, activations, layers);
  }

  public NetworkDescription withNeuronsPerTile(int neurons) {
    return new NetworkDescription(
        name, bitsPerValue, tile, neurons, parameters, activations, layers);
  }

  public NetworkDescription withParameters(ParameterStorage other) {
    return new NetworkDescription(
        name, bitsPerValue, tile, neuronsPerTile, other, activations, layers);
  }

  public NetworkDescription withActivations(Activations other) {
    return new NetworkDescription(
        name, bitsPerValue, tile, neuronsPerTile, parameters, other, layers);
  }

  public NetworkDescription withLayers(List<LayerDescription> others) {
    return new NetworkDescription(
        name, bitsPerValue, tile, neuronsPerTile, parameters, activations, others);
  }

  /** What the numbers of a layer take. */
  NumberSizes sizesOf(LayerDescription layer) {
    return layer
        .sizes()
        .orElseGet(() -> new NumberSizes(1, 1, parameters.valuesPerBias(bitsPerValue)));
  }

  /** The tile that a layer of the given shape is cut into. */
  Tile tileOf(LayerDescription layer, Shape shape) {
    if (layer.operation() instanceof Computation computation && computation.isIndivisible()) {
      return new Granularity.Whole().tileOf(shape);
    }
    return layer
        .granularity()
        .map(granularity -> granularity.tileOf(shape))
        .orElseGet(() -> shape.isVector() ? new Tile(1, neuronsPerTile) : tile);
  }
}
