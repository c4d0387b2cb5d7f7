package org.ratecut.io.models.assembly;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.layers.InvalidLayerException;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.Network;

/**
 * What all layers of a part of a model cost together, when they are done on one device.
 *
 * @param weights the parameters, of one type
 * @param biases the parameters of other types
 * @param macs multiply-accumulates
 * @param flop operations
 * @param bits what its values take, each layer's output once
 * @param opaque operators that no layer stands for
 */
public record BodyCosts(
    List<Constant> weights, List<Constant> biases, long macs, long flop, long bits, int opaque) {

  /** As coarse as layers can be. */
  private static final Tile WHOLE = Tile.square(1 << 20);

  /** Makes the lists immutable. */
  public BodyCosts {
    weights = List.copyOf(weights);
    biases = List.copyOf(biases);
  }

  /**
   * The costs of layers.
   *
   * @throws org.ratecut.io.InputException if they are too large to count
   */
  public static BodyCosts of(Node place, Assembly body) {
    return place.locate(() -> counted(place, body));
  }

  private static BodyCosts counted(Node place, Assembly body) {
    List<Constant> parameters = body.usedParameters();
    List<Constant> weights = new ArrayList<>();
    List<Constant> biases = new ArrayList<>();
    for (Constant each : parameters) {
      ElementType type = parameters.get(0).type();
      (each.type() == type ? weights : biases).add(each);
    }
    if (body.drafts().isEmpty()) {
      return new BodyCosts(weights, biases, 0, 0, 0, body.opaque());
    }
    LayerWriter writer = new LayerWriter(body.drafts(), body.samples());
    NetworkDescription description = writer.write("step");
    Network network = network(place, description);
    long flop = 0;
    long values = 0;
    for (int vertex = 0; vertex < network.vertexCount(); vertex++) {
      flop = Math.addExact(flop, network.computation(vertex));
      values = Math.addExact(values, network.output(vertex));
    }
    long bits = Math.multiplyExact(values, (long) description.bitsPerValue());
    return new BodyCosts(weights, biases, writer.macs(description), flop, bits, body.opaque());
  }

  private static Network network(Node place, NetworkDescription description) {
    try {
      return NetworkGenerator.generate(
          description.withTile(WHOLE).withNeuronsPerTile(Integer.MAX_VALUE));
    } catch (InvalidLayerException e) {
      throw place.fail(e.getMessage(), "Export the model without this loop.");
    }
  }
}
