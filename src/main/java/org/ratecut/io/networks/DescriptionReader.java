package org.ratecut.io.networks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ratecut.io.json.JsonValue;
import org.ratecut.layers.CostOverrides;
import org.ratecut.layers.LayerDescription;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.Operation;
import org.ratecut.layers.Tile;
import org.ratecut.model.Network;

/** Reads layers that the schema has accepted. */
final class DescriptionReader {

  private final OperationReader operations = new OperationReader();

  NetworkDescription read(JsonValue root) {
    List<LayerDescription> layers =
        root.field("layers").items().stream().map(this::readLayer).toList();
    return root.build(
        () ->
            new NetworkDescription(
                root.field("name").text(),
                readBitsPerValue(root),
                readTile(root).orElse(Tile.SINGLE),
                root.optional("neuronsPerTile").map(Numbers::positive).orElse(1),
                layers));
  }

  static int readBitsPerValue(JsonValue root) {
    return root.optional("bitsPerValue")
        .map(Numbers::positive)
        .orElse(NetworkDescription.DEFAULT_BITS_PER_VALUE);
  }

  private LayerDescription readLayer(JsonValue layer) {
    Operation operation = operations.read(layer);
    List<String> inputs =
        layer
            .optional("inputs")
            .map(list -> list.items().stream().map(JsonValue::text).toList())
            .orElse(List.of());
    return layer.build(
        () ->
            new LayerDescription(
                layer.field("name").text(),
                operation,
                inputs,
                readTile(layer),
                layer.optional("costs").map(this::readCosts).orElse(CostOverrides.NONE)));
  }

  private static Optional<Tile> readTile(JsonValue owner) {
    return owner
        .optional("tile")
        .map(Numbers::pair)
        .map(sides -> new Tile(sides.get(0), sides.get(1)));
  }

  private CostOverrides readCosts(JsonValue costs) {
    return new CostOverrides(
        readCost(costs, "memory"),
        readCost(costs, "computation"),
        readCost(costs, "output"),
        readCost(costs, "sharedParameters"));
  }

  private static OptionalLong readCost(JsonValue costs, String field) {
    return costs.has(field)
        ? OptionalLong.of(costs.field(field).integer(0, Network.LARGEST_TOTAL))
        : OptionalLong.empty();
  }
}
