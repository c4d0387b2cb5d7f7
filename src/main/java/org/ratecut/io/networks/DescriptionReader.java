package org.ratecut.io.networks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ratecut.io.json.JsonValue;
import org.ratecut.layers.Activations;
import org.ratecut.layers.CostOverrides;
import org.ratecut.layers.LayerDescription;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.ParameterStorage;
import org.ratecut.layers.operation.Operation;
import org.ratecut.layers.operation.rearrange.Rearrangement;
import org.ratecut.layers.tiling.Granularity;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;

/** Reads layers that the schema has accepted. */
final class DescriptionReader {

  private final OperationReader operations = new OperationReader();
  private final MemoryDefaults defaults;

  /**
   * Prepares to read.
   *
   * @param defaults what holds where the file says nothing
   */
  DescriptionReader(MemoryDefaults defaults) {
    this.defaults = defaults;
  }

  NetworkDescription read(JsonValue root) {
    List<LayerDescription> layers =
        root.field("layers").items().stream().map(layer -> readLayer(root, layer)).toList();
    return root.build(
        () ->
            new NetworkDescription(
                root.field("name").text(),
                readBitsPerValue(root),
                readTile(root).orElse(Tile.SINGLE),
                root.optional("neuronsPerTile").map(WholeNumberPairs::positive).orElse(1),
                readStorage(root),
                readActivations(root.optional("activations"))
                    .orElseGet(() -> defaults.activations(readBitsPerValue(root))),
                layers));
  }

  private ParameterStorage readStorage(JsonValue root) {
    int bits =
        root.optional("bitsPerBias").map(WholeNumberPairs::positive).orElse(readBitsPerValue(root));
    return new ParameterStorage(
        bits,
        root.optional("parameterMemory")
            .map(word -> word.choice(MemoryKind.class))
            .orElseGet(() -> defaults.parameters(readBitsPerValue(root))));
  }

  static Optional<Activations> readActivations(Optional<JsonValue> word) {
    return word.map(each -> each.choice(Activations.class));
  }

  static MemoryKind readMemory(Optional<JsonValue> word) {
    return word.map(each -> each.choice(MemoryKind.class)).orElse(MemoryKind.RAM);
  }

  static int readBitsPerValue(JsonValue root) {
    return root.optional("bitsPerValue")
        .map(WholeNumberPairs::positive)
        .orElse(NetworkDescription.DEFAULT_BITS_PER_VALUE);
  }

  private LayerDescription readLayer(JsonValue root, JsonValue layer) {
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
                readGranularity(root, layer, operation),
                layer.optional("costs").map(this::readCosts).orElse(CostOverrides.NONE),
                Optional.empty(),
                layer.optional("isOutput").map(JsonValue::bool).orElse(false),
                layer.optional("feedback").map(JsonValue::text)));
  }

  /** What the layer says itself comes before what the network says for all layers. */
  private static Optional<Granularity> readGranularity(
      JsonValue root, JsonValue layer, Operation operation) {
    requireOneCut(root);
    requireOneCut(layer);
    Optional<Granularity> own =
        readTile(layer).<Granularity>map(tile -> tile).or(() -> readGranularity(layer));
    return own.isPresent() || operation instanceof Rearrangement ? own : readGranularity(root);
  }

  private static Optional<Granularity> readGranularity(JsonValue owner) {
    return owner
        .optional("granularity")
        .map(text -> text.build(() -> GranularityText.parse(text.text())));
  }

  private static void requireOneCut(JsonValue owner) {
    for (String field : List.of("tile", "neuronsPerTile")) {
      if (owner.has("granularity") && owner.has(field)) {
        throw owner
            .field(field)
            .fail("Found both \"granularity\" and \"%s\".".formatted(field), "Remove one of them.");
      }
    }
  }

  private static Optional<Tile> readTile(JsonValue owner) {
    return owner.optional("tile").map(WholeNumberPairs::pair).map(DescriptionReader::tile);
  }

  private static Tile tile(List<Integer> sides) {
    return sides.size() == 2
        ? new Tile(sides.get(0), sides.get(1))
        : new Tile(sides.get(0), sides.get(1), sides.get(2));
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
        ? OptionalLong.of(costs.field(field).integer(0, Network.MAX_TOTAL))
        : OptionalLong.empty();
  }
}
