package org.ratecut.report.schedule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.BufferPlace;
import org.ratecut.pipeline.Pipeline;
import org.ratecut.pipeline.graph.Operations;
import org.ratecut.pipeline.memory.RamUse;
import org.ratecut.pipeline.schedule.SchedulePlan;

/** What a schedule makes of each device: how full its RAM gets and what is where. */
final class ScheduledDevices {

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private final Problem problem;
  private final Operations operations;
  private final SchedulePlan plan;
  private final Pipeline pipeline;

  ScheduledDevices(Problem problem, Operations operations, SchedulePlan plan) {
    this.problem = problem;
    this.operations = operations;
    this.plan = plan;
    this.pipeline = plan.schedule().pipeline();
  }

  ArrayNode all() {
    long[] loads = operations.loads();
    ArrayNode list = nodes.arrayNode();
    for (int d = 0; d < problem.deviceCount(); d++) {
      ObjectNode node = list.addObject();
      node.put("name", problem.cluster().device(d).name());
      node.put("fits", plan.fits(d));
      node.put("ramAtFullest", plan.ramAtFullest().get(d));
      node.put("ramOfLayout", plan.layouts().get(d).size());
      node.put("ramAvailable", plan.ramAvailable().get(d));
      node.put("busySeconds", seconds(loads[d]));
      node.put("idleSeconds", seconds(plan.schedule().period() - loads[d]));
      node.put("alwaysThere", operations.constantMemory(d));
      node.set("atFullest", atFullest(d));
      node.set("buffers", buffers(d));
    }
    return list;
  }

  private ArrayNode atFullest(int device) {
    ArrayNode list = nodes.arrayNode();
    for (RamUse.Held held : plan.heldAtFullest().get(device)) {
      ObjectNode node = list.addObject();
      putWhat(node, held.buffer().operation(), held.buffer().isKept());
      node.put("inferences", held.copies());
      node.put("values", held.copies() * held.buffer().size());
    }
    return list;
  }

  private ArrayNode buffers(int device) {
    ArrayNode list = nodes.arrayNode();
    for (BufferPlace place : plan.layouts().get(device).places()) {
      ObjectNode node = list.addObject();
      putWhat(node, place.operation(), place.isKept());
      node.put("size", place.size());
      ArrayNode offsets = node.putArray("offsets");
      place.offsets().forEach(offsets::add);
    }
    return list;
  }

  private void putWhat(ObjectNode node, int operation, boolean isKept) {
    boolean isStep = pipeline.isStep(operation);
    node.put("what", isStep ? isKept ? "result" : "output" : "received");
    node.put(
        isStep ? "step" : "transfer", isStep ? operation : operation - pipeline.steps().size());
    int step = isStep ? operation : pipeline.transfer(operation).step();
    int layer = pipeline.steps().get(step).layer();
    node.put("layer", problem.network().layers().get(layer).name());
    if (!isStep) {
      node.put("from", problem.cluster().device(pipeline.transfer(operation).from()).name());
    }
  }

  private double seconds(long ticks) {
    return pipeline.exactSeconds(ticks).toDouble();
  }
}
