package org.ratecut.report.solution;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.escape.VisibleText;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.RamWithReceived;
import org.ratecut.evaluation.Violation;
import org.ratecut.io.solution.BottleneckText;
import org.ratecut.io.solution.BufferText;
import org.ratecut.io.solution.CountedText;
import org.ratecut.io.solution.RamText;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.io.solution.SolutionWords;
import org.ratecut.io.solution.ViolationText;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Objective;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.report.text.TextTable;
import org.ratecut.report.text.Words;

/** A report as text for people. */
public final class SolutionText {

  private static final int MAX_CHANNELS = 8;
  private static final int MAX_VIOLATIONS = 20;

  private final SolutionReport report;
  private final Cluster cluster;
  private final Optional<RamWithReceived> ram;
  private final StringBuilder text = new StringBuilder();

  public SolutionText(SolutionReport report) {
    this.report = report;
    this.cluster = report.problem().cluster();
    // A schedule counts everything that is there at once; without one this is the best known.
    this.ram = report.plan().isPresent() ? Optional.empty() : report.ramWithReceived();
  }

  /** Several lines, each ending with a newline. */
  public String text() {
    text.setLength(0);
    line(
        "Problem",
        "%s: %s vertices on %s; %s"
            .formatted(
                report.problem().name(),
                Figures.count(report.problem().vertexCount()),
                Words.count(report.problem().deviceCount(), "device"),
                CountedText.of(report.problem().network())));
    line("Assignment", headline());
    ram.ifPresent(found -> line("RAM", new RamText(report.problem()).describe(found)));
    report.evaluation().ifPresent(this::addWorth);
    report.plan().ifPresent(this::addPlan);
    if (report.assignment().isEmpty()) {
      report.maxLatency().ifPresent(max -> line("Latency", BufferText.noneWithin(max)));
    }
    addBound();
    report.evaluation().ifPresent(this::addBottleneck);
    addRun();
    report.evaluation().ifPresent(this::addTables);
    return text.toString();
  }

  private void line(String name, String value) {
    text.append("%-11s %s\n".formatted(name, VisibleText.of(value)));
  }

  private String headline() {
    if (report.evaluation().isPresent()) {
      return report.isValid() ? "valid" : "NOT VALID, see below";
    }
    return "none found";
  }

  private void addWorth(Evaluation evaluation) {
    line(
        "Rate",
        "%s inferences/s (period %s)"
            .formatted(
                Figures.rate(evaluation.inferenceRate()), Figures.period(evaluation.period())));
    line("Traffic", Figures.count(evaluation.totalTraffic()) + " values/inference in total");
  }

  private void addPlan(SchedulePlan plan) {
    String limit = report.maxLatency().map(BufferText::atMost).orElse("");
    line("Latency", BufferText.latency(plan) + limit);
    line("Buffers", new BufferText(report.problem()).describe(plan));
  }

  private void addBound() {
    boolean rate = report.problem().objective() == Objective.RATE;
    Objective objective = report.problem().objective();
    report
        .withdrawals()
        .forEach(each -> line("Withdrawn", SolutionWords.describe(objective, each)));
    Optional<Bound> bound =
        report.bound().filter(each -> each.isInfeasible() || !report.costBound().isZero());
    if (bound.isEmpty()) {
      return;
    }
    line("Bound", SolutionWords.claim(objective, bound.orElseThrow()));
    line("Proved by", SolutionWords.proof(bound.orElseThrow()));
    report
        .gap()
        .ifPresent(
            gap ->
                line(
                    "Gap",
                    Figures.percent(gap)
                        + (rate ? " = (bound - rate) / bound" : " = (traffic - bound) / traffic")));
  }

  private void addBottleneck(Evaluation evaluation) {
    line("Bottleneck", new BottleneckText(report.problem()).describe(evaluation));
  }

  private void addRun() {
    report.status().ifPresent(status -> line("Status", SolutionWords.describe(status)));
    report.stop().ifPresent(stop -> line("Stopped", SolutionWords.describe(stop)));
    report
        .run()
        .ifPresent(
            run ->
                line(
                    "Search",
                    "solver %s, seed %d, %s"
                        .formatted(run.solver(), run.seed(), Figures.seconds(run.seconds()))));
  }

  private void addTables(Evaluation evaluation) {
    addViolations(evaluation.violations());
    text.append(
        "\n"
            + "Devices (memory in values, load in FLOP/inference; "
            + (report.plan().isPresent()
                ? "with buffers: RAM needed for all inferences in flight"
                : "with received: RAM needed with a place for what arrives")
            + ")\n");
    text.append(devices(evaluation).text());
    report.problem().network().memoryKinds().forEach(kind -> addMemory(kind, evaluation));
    addChannels(evaluation);
    addPorts(evaluation);
  }

  private void addMemory(MemoryKind kind, Evaluation evaluation) {
    long used = evaluation.memoryUsed(kind).stream().mapToLong(Long::longValue).sum();
    BigInteger available = cluster.totalMemory(kind);
    text.append(
        "%s in all: %s of %s values used, %s spare\n"
            .formatted(
                Words.capitalized(kind.word()),
                Figures.count(used),
                Figures.count(available),
                Figures.count(available.subtract(BigInteger.valueOf(used)))));
  }

  private void addViolations(List<Violation> violations) {
    if (violations.isEmpty()) {
      return;
    }
    ViolationText words = new ViolationText(cluster);
    text.append("\nWhy it is not valid\n");
    violations.stream()
        .limit(MAX_VIOLATIONS)
        .forEach(
            each -> text.append("  ").append(VisibleText.of(words.describe(each))).append('\n'));
    if (violations.size() > MAX_VIOLATIONS) {
      text.append(
          "  ... and %d more (--json lists all)\n".formatted(violations.size() - MAX_VIOLATIONS));
    }
  }

  private TextTable devices(Evaluation evaluation) {
    List<MemoryKind> kinds = report.problem().network().memoryKinds();
    List<String> header = new ArrayList<>(List.of("device", "vertices"));
    kinds.forEach(kind -> header.addAll(List.of(kind.word(), "available", "used")));
    header.addAll(List.of("load", "busy"));
    ram.ifPresent(found -> header.addAll(List.of("with received", "used")));
    report.plan().ifPresent(plan -> header.addAll(List.of("with buffers", "used")));
    TextTable table = new TextTable(header.toArray(String[]::new));
    int[] vertices = new int[cluster.deviceCount()];
    report.assignment().orElseThrow().stream().forEach(device -> vertices[device]++);
    for (int d = 0; d < cluster.deviceCount(); d++) {
      Device device = cluster.device(d);
      long load = evaluation.loads().get(d);
      List<String> row = new ArrayList<>(List.of(device.name(), Figures.count(vertices[d])));
      for (MemoryKind kind : kinds) {
        long used = evaluation.memoryUsed(kind).get(d);
        row.add(Figures.count(used));
        row.add(Figures.count(device.memory(kind)));
        row.add(Figures.percent(used, device.memory(kind)));
      }
      row.add(Figures.count(load));
      row.add(busy(evaluation.deviceTimes().get(d), evaluation));
      row.addAll(ramOf(d));
      table.add(row.toArray(String[]::new));
    }
    return table;
  }

  /** The RAM that a device needs beside what the model counts, and its part of what there is. */
  private List<String> ramOf(int device) {
    long needed =
        report
            .plan()
            .map(plan -> plan.ramOfLayout(device))
            .orElseGet(() -> ram.orElseThrow().needed().get(device));
    return List.of(Figures.count(needed), Figures.percent(needed, cluster.device(device).memory()));
  }

  private void addChannels(Evaluation evaluation) {
    TextTable table = new TextTable("channel", "traffic", "bandwidth", "busy");
    List<Integer> used =
        IntStream.range(0, cluster.channelCount())
            .filter(channel -> evaluation.channelTraffic().get(channel) > 0)
            .boxed()
            .sorted(Comparator.comparing((Integer h) -> time(h, evaluation)).reversed())
            .toList();
    for (int channel : used.subList(0, Math.min(MAX_CHANNELS, used.size()))) {
      table.add(
          cluster.channel(channel).name(),
          Figures.count(evaluation.channelTraffic().get(channel)),
          Figures.bandwidth(cluster.channel(channel)),
          busy(time(channel, evaluation), evaluation));
    }
    if (!table.isEmpty()) {
      text.append(
          "\nBusiest channels (%d of %d carry traffic; values/inference, values/s)\n"
              .formatted(used.size(), cluster.channelCount()));
      text.append(table.text());
    }
  }

  private void addPorts(Evaluation evaluation) {
    if (cluster.ports().isEmpty()) {
      return;
    }
    TextTable table = new TextTable("port", "traffic", "bandwidth", "busy");
    for (int p = 0; p < cluster.ports().size(); p++) {
      Port port = cluster.ports().get(p);
      table.add(
          port.name(),
          Figures.count(evaluation.portTraffic().get(p)),
          Figures.amount(port.bandwidth()),
          busy(evaluation.portTimes().get(p), evaluation));
    }
    text.append("\nPorts (values/inference, values/s)\n").append(table.text());
  }

  private Fraction time(int channel, Evaluation evaluation) {
    return evaluation.channelTimes().get(channel);
  }

  /** The part of each period that a device or channel works. */
  private static String busy(Fraction time, Evaluation evaluation) {
    return Optional.of(evaluation.period())
        .filter(period -> !period.isZero())
        .map(period -> Figures.percent(time.toDouble() / period.toDouble()))
        .orElse("-");
  }
}
