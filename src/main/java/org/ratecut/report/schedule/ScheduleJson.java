package org.ratecut.report.schedule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ratecut.io.json.JsonText;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.CyclicSchedule;
import org.ratecut.pipeline.Pipeline;
import org.ratecut.pipeline.PipelineStep;
import org.ratecut.pipeline.PipelineTransfer;
import org.ratecut.pipeline.schedule.ScheduleOutcome;
import org.ratecut.pipeline.schedule.SchedulePlan;

/** What came of scheduling an assignment, as one JSON object. */
public final class ScheduleJson {

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private final Problem problem;
  private final ScheduleOutcome outcome;
  private final SchedulePlan plan;
  private final CyclicSchedule schedule;
  private final Pipeline pipeline;
  private final ScheduledDevices devices;

  public ScheduleJson(Problem problem, ScheduleOutcome outcome) {
    this.problem = problem;
    this.outcome = outcome;
    this.plan = outcome.plan();
    this.schedule = plan.schedule();
    this.pipeline = schedule.pipeline();
    this.devices = new ScheduledDevices(problem, outcome.operations(), plan);
  }

  /**
   * The text of the object, which ends with a newline.
   *
   * @param version of the program
   */
  public String text(String version) {
    ObjectNode root = nodes.objectNode();
    root.put("format", "ratecut-schedule").put("version", version);
    root.put("problem", problem.name());
    putFacts(root, plan);
    root.put("periodOfModelSeconds", seconds(outcome.operations().modelPeriod()));
    root.put("latencyIsShortest", plan.isShortest());
    root.put("periodBoundSeconds", bound());
    root.set("obstacle", obstacle());
    root.putObject("tick")
        .put("numerator", pipeline.tick().numerator())
        .put("denominator", pipeline.tick().denominator());
    root.put("periodTicks", schedule.period());
    root.set("devices", devices.all());
    root.set("channels", channels());
    root.set("steps", steps());
    root.set("transfers", transfers());
    ArrayNode slower = root.putArray("slower");
    outcome.slower().forEach(each -> putFacts(slower.addObject(), each));
    return JsonText.of(root);
  }

  private void putFacts(ObjectNode node, SchedulePlan what) {
    CyclicSchedule when = what.schedule();
    node.put("fits", what.fits());
    node.put("inferenceRate", when.periodSeconds().reciprocal().toDouble());
    node.put("latencySeconds", seconds(when.latency()));
    node.put("inFlight", when.inFlight());
    node.put("periodSeconds", when.periodSeconds().toDouble());
  }

  private Double bound() {
    return outcome.shortestPeriod().isPresent()
        ? seconds(outcome.shortestPeriod().getAsLong())
        : null;
  }

  private ObjectNode obstacle() {
    return outcome
        .obstacle()
        .map(
            device ->
                nodes
                    .objectNode()
                    .put("device", problem.cluster().device(device).name())
                    .put("ramNeeded", outcome.atModelPeriod().layouts().get(device).size())
                    .put("ramAvailable", plan.ramAvailable().get(device)))
        .orElse(null);
  }

  private ArrayNode channels() {
    long[] loads = outcome.operations().loads();
    ArrayNode list = nodes.arrayNode();
    for (int h = 0; h < problem.cluster().channelCount(); h++) {
      long load = loads[problem.deviceCount() + h];
      if (load > 0) {
        list.addObject()
            .put("name", problem.cluster().channel(h).name())
            .put("busySeconds", seconds(load))
            .put("idleSeconds", seconds(schedule.period() - load));
      }
    }
    return list;
  }

  private ArrayNode steps() {
    ArrayNode list = nodes.arrayNode();
    for (int i = 0; i < pipeline.steps().size(); i++) {
      PipelineStep step = pipeline.steps().get(i);
      ObjectNode node = list.addObject();
      node.put("device", problem.cluster().device(step.device()).name());
      node.put("layer", problem.network().layers().get(step.layer()).name());
      node.put("vertices", step.vertices().size());
      node.put("firstVertex", step.vertices().first());
      putTimes(node, i);
    }
    return list;
  }

  private ArrayNode transfers() {
    ArrayNode list = nodes.arrayNode();
    for (int i = pipeline.steps().size(); i < pipeline.operationCount(); i++) {
      PipelineTransfer transfer = pipeline.transfer(i);
      ObjectNode node = list.addObject();
      node.put("from", problem.cluster().device(transfer.from()).name());
      node.put("to", problem.cluster().device(transfer.to()).name());
      node.put("channel", problem.cluster().channel(transfer.channel()).name());
      node.put("step", transfer.step());
      int layer = pipeline.steps().get(transfer.step()).layer();
      node.put("layer", problem.network().layers().get(layer).name());
      node.put("values", transfer.vertices().stream().mapToLong(problem.network()::output).sum());
      putTimes(node, i);
    }
    return list;
  }

  private void putTimes(ObjectNode node, int operation) {
    node.put("beginSeconds", seconds(schedule.begin(operation)));
    node.put("endSeconds", seconds(schedule.end(operation)));
    node.put("beginTicks", schedule.begin(operation));
    node.put("endTicks", schedule.end(operation));
  }

  private double seconds(long ticks) {
    return pipeline.exactSeconds(ticks).toDouble();
  }
}
