package org.ratecut.deploy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.ratecut.io.json.JsonText;
import org.ratecut.model.Layer;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.pipeline.schedule.SchedulePlan;

/** The file of one device; {@code docs/formats.md} explains it. */
final class DevicePlanJson {

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private final Problem problem;
  private final Bytes bytes;
  private final Optional<ProgramJson> program;

  DevicePlanJson(Problem problem, Optional<SchedulePlan> plan) {
    this.problem = problem;
    this.program = plan.map(each -> new ProgramJson(problem, each));
    this.bytes = new Bytes(problem.network().bitsPerValue());
  }

  String text(DevicePlan plan) {
    ObjectNode root = nodes.objectNode();
    root.put("format", "ratecut-device-plan").put("version", 1);
    root.put("problem", problem.name());
    root.put("device", plan.device().name()).put("number", plan.number());
    ObjectNode memory = root.putObject("memory");
    memory.put("used", bytes.of(plan.memoryUsed()));
    memory.put("available", bytes.of(plan.device().memory()));
    if (problem.network().memoryKinds().contains(MemoryKind.FLASH)) {
      memory.put("flashUsed", bytes.of(plan.flashUsed()));
      memory.put("flashAvailable", bytes.of(plan.device().flash()));
    }
    memory.put("withReceived", bytes.of(plan.ramWithReceived()));
    memory.put("receiveBuffer", bytes.of(plan.valuesReceived()));
    memory.put("liveAtOnce", bytes.of(plan.liveValues()));
    root.set("receives", transfers(plan.receives(), "from", Transfer::from));
    ArrayNode steps = root.putArray("steps");
    plan.steps().forEach(step -> steps.add(step(step)));
    root.set("sends", transfers(plan.sends(), "to", Transfer::to));
    root.put("bytesReceived", bytes.of(plan.valuesReceived()));
    root.put("bytesSent", bytes.of(plan.valuesSent()));
    program.ifPresent(each -> root.set("schedule", each.of(plan.number())));
    return JsonText.of(root);
  }

  private ObjectNode step(Step step) {
    ObjectNode node = nodes.objectNode();
    node.put("layer", step.layer().name());
    node.put("wholeLayer", step.isWholeLayer());
    node.put("computation", step.computation());
    node.set("vertices", VertexRanges.of(step.vertices()));
    node.set("tiles", tiles(step.layer(), step.vertices()));
    return node;
  }

  private ArrayNode transfers(
      List<Transfer> transfers, String field, ToIntFunction<Transfer> partner) {
    ArrayNode list = nodes.arrayNode();
    for (Transfer transfer : transfers) {
      ObjectNode node = list.addObject();
      node.put(field, problem.cluster().device(partner.applyAsInt(transfer)).name());
      node.put("layer", transfer.layer().name());
      node.put("bytes", bytes.of(transfer.values()));
      node.set("vertices", VertexRanges.of(transfer.vertices()));
      node.set("tiles", tiles(transfer.layer(), transfer.vertices()));
    }
    return list;
  }

  /** Where they are in the grid of their layer: rows, and in each the runs of columns. */
  private ArrayNode tiles(Layer layer, VertexSet vertices) {
    ArrayNode list = nodes.arrayNode();
    for (int start = 0; start < vertices.size(); ) {
      int row = layer.rowOf(vertices.get(start));
      int last = start;
      while (last + 1 < vertices.size()
          && vertices.get(last + 1) == vertices.get(last) + 1
          && layer.rowOf(vertices.get(last + 1)) == row) {
        last++;
      }
      ObjectNode node = list.addObject();
      node.put("row", row);
      node.putArray("columns")
          .add(layer.columnOf(vertices.get(start)))
          .add(layer.columnOf(vertices.get(last)));
      start = last + 1;
    }
    return list;
  }
}
