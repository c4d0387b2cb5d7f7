package org.ratecut.deploy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.BufferPlace;
import org.ratecut.pipeline.CyclicSchedule;
import org.ratecut.pipeline.Pipeline;
import org.ratecut.pipeline.PipelineTransfer;
import org.ratecut.pipeline.schedule.SchedulePlan;

/** What a device does in each period, and where its buffers are; for its file. */
final class ProgramJson {

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private final Problem problem;
  private final SchedulePlan plan;
  private final CyclicSchedule schedule;
  private final Pipeline pipeline;
  private final Bytes bytes;

  ProgramJson(Problem problem, SchedulePlan plan) {
    this.problem = problem;
    this.plan = plan;
    this.schedule = plan.schedule();
    this.pipeline = schedule.pipeline();
    this.bytes = new Bytes(problem.network().bitsPerValue());
  }

  /** The object {@code schedule} of the file of a device. */
  ObjectNode of(int device) {
    List<BufferPlace> places = plan.layouts().get(device).places();
    ObjectNode node = nodes.objectNode();
    node.put("periodSeconds", seconds(schedule.period()));
    node.put("latencySeconds", plan.latencySeconds());
    node.put("inFlight", schedule.inFlight());
    node.put("fits", plan.fits(device));
    node.put("alwaysThere", bytes.of(plan.operations().constantMemory(device)));
    node.put("atFullest", bytes.of(plan.ramAtFullest().get(device)));
    node.put("layout", bytes.of(plan.ramOfLayout(device)));
    ArrayNode buffers = node.putArray("buffers");
    places.forEach(place -> buffers.add(buffer(place)));
    ArrayNode program = node.putArray("program");
    operationsOf(device).forEach(i -> program.add(action(device, i, places)));
    return node;
  }

  private ObjectNode buffer(BufferPlace place) {
    ObjectNode node = nodes.objectNode();
    boolean isStep = pipeline.isStep(place.operation());
    node.put("holds", isStep ? place.isKept() ? "result" : "output" : "received");
    node.put("layer", layer(place.operation()));
    if (!isStep) {
      node.put("from", device(pipeline.transfer(place.operation()).from()));
    }
    node.put("bytes", bytes.of(place.size()));
    ArrayNode offsets = node.putArray("offsets");
    place.offsets().forEach(offset -> offsets.add(bytes.of(offset)));
    return node;
  }

  /** In the order of their begins in a period. */
  private List<Integer> operationsOf(int device) {
    return IntStream.range(0, pipeline.operationCount())
        .filter(i -> concerns(i, device))
        .boxed()
        .sorted(
            Comparator.comparingLong(this::offset)
                .thenComparingLong(pipeline.durations()::get)
                .thenComparingInt(i -> i))
        .toList();
  }

  private boolean concerns(int operation, int device) {
    if (pipeline.isStep(operation)) {
      return pipeline.steps().get(operation).device() == device;
    }
    PipelineTransfer transfer = pipeline.transfer(operation);
    return transfer.from() == device || transfer.to() == device;
  }

  private long offset(int operation) {
    return Math.floorMod(schedule.begin(operation), schedule.period());
  }

  private ObjectNode action(int device, int operation, List<BufferPlace> places) {
    ObjectNode node = nodes.objectNode();
    List<Integer> sources = new ArrayList<>();
    if (pipeline.isStep(operation)) {
      node.put("do", "compute").put("layer", layer(operation));
      for (int before : plan.operations().predecessors(operation)) {
        sources.add(before);
      }
    } else {
      PipelineTransfer transfer = pipeline.transfer(operation);
      boolean sends = transfer.from() == device;
      node.put("do", sends ? "send" : "receive").put("layer", layer(operation));
      node.put(sends ? "to" : "from", device(sends ? transfer.to() : transfer.from()));
      node.put("channel", problem.cluster().channel(transfer.channel()).name());
      if (sends) {
        sources.add(transfer.step());
      }
    }
    node.put("beginSeconds", seconds(offset(operation)));
    node.put("seconds", seconds(pipeline.durations().get(operation)));
    node.put("stage", Math.floorDiv(schedule.begin(operation), schedule.period()));
    node.set("reads", numbers(places, sources));
    node.set("writes", numbers(places, List.of(operation)));
    node.set(
        "vertices",
        VertexRanges.of(
            pipeline.isStep(operation)
                ? pipeline.steps().get(operation).vertices()
                : pipeline.transfer(operation).vertices()));
    return node;
  }

  /** The buffers of this device that some operations fill. */
  private ArrayNode numbers(List<BufferPlace> places, List<Integer> operations) {
    ArrayNode list = nodes.arrayNode();
    for (int p = 0; p < places.size(); p++) {
      if (operations.contains(places.get(p).operation())) {
        list.add(p);
      }
    }
    return list;
  }

  private String layer(int operation) {
    int step = pipeline.isStep(operation) ? operation : pipeline.transfer(operation).step();
    return problem.network().layers().get(pipeline.steps().get(step).layer()).name();
  }

  private String device(int number) {
    return problem.cluster().device(number).name();
  }

  private double seconds(long ticks) {
    return pipeline.exactSeconds(ticks).toDouble();
  }
}
