package org.ratecut.report.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.ratecut.bound.capacity.CapacityBound;
import org.ratecut.io.models.ImportedModel;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.Rules;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;
import org.ratecut.report.ProgramVersion;

/** A problem described as one JSON object. */
public final class ProblemJson {

  private final Problem problem;
  private final Optional<ImportedModel> model;

  /**
   * @param model what the network was read from, if it was a model file
   */
  public ProblemJson(Problem problem, Optional<ImportedModel> model) {
    this.problem = problem;
    this.model = model;
  }

  public String text() {
    Network network = problem.network();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("problem", problem.name());
    root.put("objective", problem.objective().name().toLowerCase(Locale.ROOT));
    root.put("network", network.name());
    root.put("vertices", network.vertexCount());
    root.put("arcs", network.arcCount());
    root.put("bitsPerValue", network.bitsPerValue());
    root.put("computation", network.totalComputation());
    root.put("vertexMemory", network.totalVertexMemory(MemoryKind.RAM));
    root.put("parameterMemory", network.totalParameterMemory(MemoryKind.RAM));
    root.put("vertexFlash", network.totalVertexMemory(MemoryKind.FLASH));
    root.put("parameterFlash", network.totalParameterMemory(MemoryKind.FLASH));
    root.put("pinned", problem.pins().pinnedCount());
    root.put(
        "trivialBound",
        CapacityBound.computation(problem.withObjective(Objective.RATE))
            .inferenceRate()
            .map(Fraction::toDouble)
            .orElse(null));
    model.ifPresent(each -> root.set("model", new ModelJson(each).summary()));
    addLayers(root.putArray("layers"));
    addDevices(root.putArray("devices"));
    addChannels(root.putArray("channels"));
    addPorts(root.putArray("ports"));
    root.put("measured", !problem.times().isEmpty());
    root.set("rules", rules());
    root.put("version", ProgramVersion.number());
    return root.toPrettyString() + "\n";
  }

  private void addLayers(ArrayNode list) {
    for (LayerSums sums : LayerSums.of(problem.network())) {
      Layer layer = sums.layer();
      ObjectNode node = list.addObject();
      node.put("name", layer.name());
      node.put("firstVertex", layer.firstVertex());
      node.put("height", layer.height());
      node.put("width", layer.width());
      node.put("memory", sums.memory());
      node.put("flash", sums.flash());
      node.put("computation", sums.computation());
      node.put("sharedParameters", sums.sharedParameters());
      node.put("output", sums.output());
    }
  }

  private void addDevices(ArrayNode list) {
    for (Device device : problem.cluster().devices()) {
      ObjectNode node = list.addObject();
      node.put("name", device.name());
      node.put("memory", device.memory());
      node.put("flash", device.flash());
      node.put("performance", device.performance());
      device.communication().ifPresent(each -> node.set("communicates", communication(each)));
      device
          .power()
          .ifPresent(
              each ->
                  node.put("activePowerMilliwatts", each.activeMilliwatts())
                      .put("idlePowerMilliwatts", each.idleMilliwatts()));
    }
  }

  private static ObjectNode communication(Communication communication) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("bandwidth", communication.bandwidth().toDouble())
        .put("once", communication.once());
  }

  private void addPorts(ArrayNode list) {
    for (Port port : problem.cluster().ports()) {
      ObjectNode node = list.addObject();
      node.put("name", port.name());
      node.put("device", port.device());
      node.put("bandwidth", port.bandwidth().toDouble());
      node.put("direction", port.direction().name().toLowerCase(Locale.ROOT));
      node.put("once", port.once());
    }
  }

  private ObjectNode rules() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    Rules rules = problem.rules();
    node.put("maxDevices", rules.maxDevices().isPresent() ? rules.maxDevices().getAsInt() : null);
    node.put("contiguous", rules.contiguous());
    node.put("colocatedSets", rules.colocated().size());
    return node;
  }

  private void addChannels(ArrayNode list) {
    for (Channel channel : problem.cluster().channels()) {
      ObjectNode node = list.addObject();
      node.put("name", channel.name());
      node.put("bandwidth", channel.isUnlimited() ? null : channel.bandwidth().toDouble());
      node.put("directions", channel.pairs().size());
      node.put("multicast", channel.multicast());
    }
  }
}
