package org.ratecut.io.networks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.ratecut.io.AtomicFile;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Feedback;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Phases;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.MemoryKind;

/** Writes networks as explicit graphs. {@link NetworkFormat} reads back an equal network. */
public final class NetworkWriter {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;

  /**
   * Writes a network file.
   *
   * @throws org.ratecut.io.OutputException if it cannot be written
   */
  public void write(Network network, Path target) {
    AtomicFile.write(target, out -> write(network, out));
  }

  private void write(Network network, Writer out) throws IOException {
    out.write(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(toJson(network)));
    out.write('\n');
  }

  /** The network as JSON, for instance to stand inside another document. */
  public ObjectNode toJson(Network network) {
    ObjectNode root = nodes.objectNode();
    root.put("format", "ratecut-network").put("version", 1).put("name", network.name());
    root.put("bitsPerValue", network.bitsPerValue());
    if (network.isPipelined()) {
      root.put("activations", "pipelined");
    }
    ObjectNode graph = root.putObject("graph");
    ArrayNode layers = graph.putArray("layers");
    network.layers().forEach(layer -> layers.add(toJson(network, layer)));
    ArrayNode groups = graph.putArray("parameterGroups");
    network.parameterGroups().forEach(group -> groups.add(toJson(group)));
    ArrayNode broadcasts = graph.putArray("broadcasts");
    network.ofOneInference().broadcasts().forEach(each -> broadcasts.add(toJson(each)));
    if (!network.feedbackReaders().isEmpty()) {
      ArrayNode feedback = graph.putArray("feedback");
      network.feedback().forEach(each -> feedback.add(toJson(each)));
    }
    return root;
  }

  private ObjectNode toJson(Network network, Layer layer) {
    ObjectNode node = nodes.objectNode();
    node.put("name", layer.name());
    node.put("height", layer.height()).put("width", layer.width()).put("depth", layer.depth());
    putCosts(node, "memory", layer, network::memory);
    if (network.reusesMemory()) {
      putCosts(node, "activation", layer, network::activation);
    }
    if (network.reusesMemory() || network.isPipelined()) {
      Phases phases = network.phases().get(network.layerOf(layer.firstVertex()));
      node.putArray("phases").add(phases.first()).add(phases.last());
    }
    if (network.memoryKinds().contains(MemoryKind.FLASH)) {
      putCosts(node, "flash", layer, v -> network.memory(MemoryKind.FLASH, v));
    }
    putCosts(node, "computation", layer, network::computation);
    putCosts(node, "output", layer, network::output);
    return node;
  }

  private static void putCosts(
      ObjectNode node, String field, Layer layer, IntToLongFunction costOf) {
    long[] costs =
        IntStream.range(layer.firstVertex(), layer.endVertex()).mapToLong(costOf).toArray();
    if (IntStream.range(0, costs.length).allMatch(i -> costs[i] == costs[0])) {
      node.put(field, costs[0]);
      return;
    }
    ArrayNode list = node.putArray(field);
    for (long cost : costs) {
      list.add(cost);
    }
  }

  private ObjectNode toJson(ParameterGroup group) {
    ObjectNode node = nodes.objectNode();
    node.put("name", group.name()).put("size", group.size());
    if (group.memory() == MemoryKind.FLASH) {
      node.put("memory", "flash");
    }
    node.set("members", toJson(group.members()));
    return node;
  }

  private ObjectNode toJson(Broadcast broadcast) {
    ObjectNode node = nodes.objectNode();
    node.set("producers", toJson(broadcast.producers()));
    node.set("consumers", toJson(broadcast.consumers()));
    return node;
  }

  private ObjectNode toJson(Feedback pair) {
    ObjectNode node = nodes.objectNode();
    node.set("writers", toJson(pair.writers()));
    node.set("readers", toJson(pair.readers()));
    return node;
  }

  /** Three and more consecutive vertices become a range. */
  private ArrayNode toJson(VertexSet set) {
    ArrayNode list = nodes.arrayNode();
    int start = 0;
    while (start < set.size()) {
      int last = start;
      while (last + 1 < set.size() && set.get(last + 1) == set.get(last) + 1) {
        last++;
      }
      if (last - start >= 2) {
        list.addArray().add(set.get(start)).add(set.get(last));
      } else {
        IntStream.rangeClosed(start, last).map(set::get).forEach(list::add);
      }
      start = last + 1;
    }
    return list;
  }
}
