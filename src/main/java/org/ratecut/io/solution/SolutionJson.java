package org.ratecut.io.solution;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.ratecut.evaluation.Bottleneck;
import org.ratecut.evaluation.Energy;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.RamWithReceived;
import org.ratecut.model.Objective;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Support;
import org.ratecut.model.solution.Withdrawal;
import org.ratecut.pipeline.schedule.SchedulePlan;

/** Turns a report into JSON; the schema is {@code schemas/solution.schema.json}. */
final class SolutionJson {

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private final SolutionReport report;
  private final Cluster cluster;
  private final Optional<RamWithReceived> ram;
  private final Optional<Energy> energy;

  SolutionJson(SolutionReport report) {
    this.report = report;
    this.cluster = report.problem().cluster();
    this.ram = report.ramWithReceived();
    this.energy = report.evaluation().flatMap(each -> Energy.of(report.problem(), each));
  }

  ObjectNode toJson() {
    ObjectNode root = nodes.objectNode();
    root.put("format", "ratecut-solution");
    root.put("version", report.version());
    root.put("problem", report.problem().name());
    root.put("objective", lower(report.problem().objective()));
    root.put("solver", report.run().map(SolutionReport.Run::solver).orElse(null));
    root.put("seed", report.run().map(SolutionReport.Run::seed).orElse(null));
    root.put("seconds", report.run().map(SolutionReport.Run::seconds).orElse(null));
    root.put("status", report.status().map(Enum::name).orElse(null));
    root.put("stop", report.stop().map(Enum::name).orElse(null));
    root.put("valid", report.evaluation().map(Evaluation::isValid).orElse(null));
    root.put("fitsWithReceived", ram.map(RamWithReceived::fits).orElse(null));
    root.put("fitsWithBuffers", report.plan().map(SchedulePlan::fits).orElse(null));
    root.put("latencySeconds", report.plan().map(SchedulePlan::latencySeconds).orElse(null));
    root.put("maxLatencySeconds", report.maxLatency().map(max -> max.toNanos() / 1e9).orElse(null));
    root.put("inFlight", report.plan().map(each -> each.schedule().inFlight()).orElse(null));
    root.put("inferenceRate", report.inferenceRate().map(Fraction::toDouble).orElse(null));
    root.put("upperBound", report.upperBound().map(Fraction::toDouble).orElse(null));
    root.put("totalTraffic", report.evaluation().map(Evaluation::totalTraffic).orElse(null));
    root.put("trafficBound", trafficBound());
    root.put("boundArgument", report.bound().map(Bound::argument).orElse(null));
    root.put("boundSupport", report.bound().map(Bound::support).map(Support::word).orElse(null));
    root.set("withdrawn", withdrawn());
    root.put("gap", report.gap().orElse(null));
    if (!report.plans().isEmpty()) {
      root.set("plans", plans());
    }
    energy.ifPresent(each -> root.set("energy", energy(each)));
    root.set("bottleneck", bottleneck());
    root.set("violations", violations());
    root.set("devices", devices());
    root.set("channels", channels());
    if (!cluster.ports().isEmpty()) {
      root.set("ports", ports());
    }
    root.set("assignment", assignment());
    return root;
  }

  private ArrayNode withdrawn() {
    ArrayNode list = nodes.arrayNode();
    for (Withdrawal each : report.withdrawals()) {
      list.addObject()
          .put("argument", each.bound().argument())
          .put("claim", SolutionWords.claim(report.problem().objective(), each.bound()))
          .put("fact", each.fact());
    }
    return list;
  }

  private ObjectNode energy(Energy estimate) {
    ObjectNode node = nodes.objectNode();
    node.put("millijoules", estimate.millijoules());
    node.put("statedDevices", estimate.statedDevices());
    node.put("unstatedChannels", estimate.unstatedChannels());
    ArrayNode devices = node.putArray("deviceMillijoules");
    estimate.deviceMillijoules().forEach(each -> devices.add(each.orElse(null)));
    ArrayNode channels = node.putArray("channelMillijoules");
    estimate.channelMillijoules().forEach(each -> channels.add(each.orElse(null)));
    return node;
  }

  private ArrayNode plans() {
    ArrayNode list = nodes.arrayNode();
    for (PlanFigures each : report.plans()) {
      list.addObject()
          .put("inferenceRate", each.inferenceRate().map(Fraction::toDouble).orElse(null))
          .put("totalTraffic", each.traffic())
          .put("pieces", each.pieces())
          .put("chosen", each.isChosen());
    }
    return list;
  }

  private BigDecimal trafficBound() {
    return report.problem().objective() == Objective.COMMUNICATION
        ? BigDecimal.valueOf(report.costBound().toDouble())
        : null;
  }

  private ObjectNode bottleneck() {
    Optional<Bottleneck> found = report.evaluation().flatMap(Evaluation::bottleneck);
    if (found.isEmpty()) {
      return null;
    }
    int index = found.get().index();
    String name =
        switch (found.get().kind()) {
          case DEVICE -> cluster.device(index).name();
          case CHANNEL -> cluster.channel(index).name();
          case PORT -> cluster.ports().get(index).name();
        };
    return nodes
        .objectNode()
        .put("kind", lower(found.get().kind()))
        .put("index", index)
        .put("name", name);
  }

  private ArrayNode violations() {
    ArrayNode list = nodes.arrayNode();
    ViolationText text = new ViolationText(report.problem());
    report.evaluation().stream()
        .flatMap(evaluation -> evaluation.violations().stream())
        .forEach(violation -> list.add(text.describe(violation)));
    return list;
  }

  private ArrayNode devices() {
    ArrayNode list = nodes.arrayNode();
    report.evaluation().ifPresent(evaluation -> addDevices(list, evaluation));
    return list;
  }

  private void addDevices(ArrayNode list, Evaluation evaluation) {
    for (int d = 0; d < cluster.deviceCount(); d++) {
      Device device = cluster.device(d);
      long load = evaluation.loads().get(d);
      ObjectNode node =
          list.addObject()
              .put("name", device.name())
              .put("memoryUsed", evaluation.memoryUsed().get(d))
              .put("memoryAvailable", device.memory())
              .put("memoryWithReceived", ram.orElseThrow().needed().get(d));
      int number = d;
      report.plan().ifPresent(plan -> node.put("ramAtFullest", plan.ramAtFullest().get(number)));
      report.plan().ifPresent(plan -> node.put("ramOfLayout", plan.ramOfLayout(number)));
      if (usesFlash()) {
        node.put("flashUsed", evaluation.flashUsed().get(d)).put("flashAvailable", device.flash());
      }
      node.put("load", load)
          .put("performance", device.performance())
          .put("utilisation", utilisation(evaluation.deviceTimes().get(d), evaluation));
      if (device.communication().isPresent()) {
        node.put("traffic", evaluation.deviceTraffic().get(d));
      }
    }
  }

  private boolean usesFlash() {
    return report.problem().network().memoryKinds().contains(MemoryKind.FLASH);
  }

  private ArrayNode channels() {
    ArrayNode list = nodes.arrayNode();
    report.evaluation().ifPresent(evaluation -> addChannels(list, evaluation));
    return list;
  }

  private void addChannels(ArrayNode list, Evaluation evaluation) {
    for (int h = 0; h < cluster.channelCount(); h++) {
      Channel channel = cluster.channel(h);
      long traffic = evaluation.channelTraffic().get(h);
      if (traffic > 0) {
        list.addObject()
            .put("name", channel.name())
            .put("index", h)
            .put("traffic", traffic)
            .put("bandwidth", channel.isUnlimited() ? null : number(channel.bandwidth()))
            .put("utilisation", utilisation(evaluation.channelTimes().get(h), evaluation));
      }
    }
  }

  private ArrayNode ports() {
    ArrayNode list = nodes.arrayNode();
    report.evaluation().ifPresent(evaluation -> addPorts(list, evaluation));
    return list;
  }

  private void addPorts(ArrayNode list, Evaluation evaluation) {
    for (int p = 0; p < cluster.ports().size(); p++) {
      Port port = cluster.ports().get(p);
      list.addObject()
          .put("name", port.name())
          .put("traffic", evaluation.portTraffic().get(p))
          .put("bandwidth", number(port.bandwidth()))
          .put("utilisation", utilisation(evaluation.portTimes().get(p), evaluation));
    }
  }

  /** A whole number stays one, so that 390625 is not shown as 390625.0. */
  private static BigDecimal number(Fraction fraction) {
    return fraction.denominator() == 1
        ? BigDecimal.valueOf(fraction.numerator())
        : BigDecimal.valueOf(fraction.toDouble());
  }

  private static double utilisation(Fraction busy, Evaluation evaluation) {
    if (busy.equals(evaluation.period())) {
      return busy.isZero() ? 0 : 1;
    }
    return busy.toDouble() / evaluation.period().toDouble();
  }

  private ArrayNode assignment() {
    if (report.assignment().isEmpty()) {
      return null;
    }
    ArrayNode list = nodes.arrayNode();
    report.assignment().get().stream().forEach(list::add);
    return list;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
