package org.ratecut.parts.file;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.ratecut.io.json.JsonText;
import org.ratecut.parts.HeldRegion;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.Origin;
import org.ratecut.parts.PartDevice;
import org.ratecut.parts.PartOutput;
import org.ratecut.parts.PartTensor;
import org.ratecut.parts.Piece;
import org.ratecut.parts.Region;
import org.ratecut.parts.RegionTransfer;
import org.ratecut.parts.Stage;
import org.ratecut.parts.StageInput;
import org.ratecut.parts.StageOutput;
import org.ratecut.parts.TrafficCheck;

/** Writes manifests; the schema is {@code schemas/parts-manifest.schema.json}. */
public final class ManifestJson {

  /** Of the form of the file. */
  static final int VERSION = 1;

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private final Manifest manifest;

  private ManifestJson(Manifest manifest) {
    this.manifest = manifest;
  }

  /** The manifest as a JSON text that ends with a newline. */
  public static String toText(Manifest manifest) {
    return JsonText.of(new ManifestJson(manifest).toJson(), ManifestLines.printer());
  }

  private ObjectNode toJson() {
    ObjectNode root = nodes.objectNode();
    root.put("format", "ratecut-parts").put("version", VERSION);
    root.put("problem", manifest.problem());
    root.put("modelFormat", lower(manifest.format()));
    root.put("model", manifest.model()).put("modelDigest", manifest.modelDigest());
    root.set("tensors", list(manifest.tensors(), this::tensor));
    ArrayNode inputs = root.putArray("inputs");
    manifest.inputs().forEach(inputs::add);
    root.set("outputs", list(manifest.outputs(), this::output));
    root.set("devices", list(manifest.devices(), this::device));
    root.set("transfers", list(manifest.transfers(), this::transfer));
    root.set("traffic", traffic(manifest.traffic()));
    return root;
  }

  private ObjectNode tensor(PartTensor tensor) {
    ObjectNode node = nodes.objectNode().put("name", tensor.name());
    return node.put("type", lower(tensor.type())).set("sizes", numbers(tensor.sizes()));
  }

  private ObjectNode output(PartOutput output) {
    ObjectNode node = nodes.objectNode().put("tensor", output.tensor());
    return node.set("pieces", list(output.pieces(), this::piece));
  }

  private ObjectNode device(PartDevice device) {
    ObjectNode node = nodes.objectNode().put("name", device.name());
    node.set("inputs", list(device.inputs(), this::held));
    return node.set("stages", list(device.stages(), this::stage));
  }

  private ObjectNode held(HeldRegion held) {
    return withRegion(nodes.objectNode().put("tensor", held.tensor()), held.region());
  }

  private ObjectNode stage(Stage stage) {
    ObjectNode node = nodes.objectNode();
    node.put("file", stage.file()).put("digest", stage.digest());
    ArrayNode layers = node.putArray("layers");
    stage.layers().forEach(layers::add);
    node.put("weightBytes", stage.weightBytes()).put("peakBytes", stage.peakBytes());
    node.set("inputs", list(stage.inputs(), this::stageInput));
    return node.set("outputs", list(stage.outputs(), this::stageOutput));
  }

  private ObjectNode stageInput(StageInput input) {
    ObjectNode node = nodes.objectNode().put("name", input.name()).put("tensor", input.tensor());
    withRegion(node, input.region()).set("pieces", list(input.pieces(), this::piece));
    return node.put("unread", input.unread());
  }

  private ObjectNode stageOutput(StageOutput output) {
    ObjectNode node = nodes.objectNode().put("name", output.name()).put("tensor", output.tensor());
    return withRegion(node, output.region());
  }

  private ObjectNode piece(Piece piece) {
    ObjectNode node = withRegion(nodes.objectNode(), piece.region());
    node.set("from", origin(piece.origin()));
    piece.transfer().ifPresent(number -> node.put("transfer", number));
    return node;
  }

  private ObjectNode transfer(RegionTransfer transfer) {
    ObjectNode node = nodes.objectNode().put("tensor", transfer.tensor());
    withRegion(node, transfer.region());
    node.put("type", lower(manifest.tensor(transfer.tensor()).type()));
    node.put("bytes", transfer.bytes());
    node.set("from", origin(transfer.from()));
    return node.put("to", transfer.to());
  }

  private ObjectNode origin(Origin origin) {
    ObjectNode node = nodes.objectNode().put("device", origin.device());
    return origin.isInput()
        ? node.put("input", origin.output())
        : node.put("stage", origin.stage()).put("output", origin.output());
  }

  private ObjectNode traffic(TrafficCheck traffic) {
    ObjectNode node = nodes.objectNode();
    node.put("bytes", traffic.bytes()).put("predictedBytes", traffic.predictedBytes());
    ArrayNode differences = node.putArray("differences");
    traffic.differences().forEach(differences::add);
    return node;
  }

  private static ObjectNode withRegion(ObjectNode node, Region region) {
    node.set("begin", numbers(region.begin()));
    node.set("size", numbers(region.size()));
    return node;
  }

  private static ArrayNode numbers(List<Integer> numbers) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    numbers.forEach(list::add);
    return list;
  }

  private <T> ArrayNode list(List<T> items, Function<T, ObjectNode> toNode) {
    ArrayNode list = nodes.arrayNode();
    items.forEach(item -> list.add(toNode.apply(item)));
    return list;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
