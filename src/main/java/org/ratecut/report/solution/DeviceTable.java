package org.ratecut.report.solution;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.evaluation.Energy;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.RamWithReceived;
import org.ratecut.io.solution.EnergyText;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.io.units.Amounts;
import org.ratecut.io.units.Figures;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.report.text.TextTable;
import org.ratecut.report.text.Words;

/** What each device of a solution holds and does, as a table in text. */
final class DeviceTable {

  private final SolutionReport report;
  private final Cluster cluster;
  private final Amounts amounts;
  private final List<MemoryKind> kinds;
  private final Optional<RamWithReceived> ram;
  private final Optional<Energy> energy;

  DeviceTable(SolutionReport report) {
    this.report = report;
    this.cluster = report.problem().cluster();
    this.amounts = Amounts.of(report.problem().network());
    this.kinds = report.problem().network().memoryKinds();
    // A schedule counts everything that is there at once; without one this is the best known.
    this.ram = report.plan().isPresent() ? Optional.empty() : report.ramWithReceived();
    this.energy = report.evaluation().flatMap(each -> Energy.of(report.problem(), each));
  }

  /** A title, the table, and a line of sums for each kind of memory. */
  String text(Evaluation evaluation) {
    StringBuilder text = new StringBuilder();
    text.append(
        "\nDevices (memory in %s, load in FLOP/inference; %s)\n"
            .formatted(
                amounts.memoryUnit(),
                report.plan().isPresent()
                    ? "with buffers: RAM needed for all inferences in flight"
                    : "with received: RAM needed with a place for what arrives"));
    text.append(table(evaluation).text());
    kinds.forEach(kind -> text.append(sums(kind, evaluation)));
    return text.toString();
  }

  private TextTable table(Evaluation evaluation) {
    List<String> header = new ArrayList<>(List.of("device", "vertices"));
    kinds.forEach(kind -> header.addAll(List.of(kind.word(), "available", "used")));
    header.addAll(List.of("load", "time", "busy"));
    header.addAll(List.of(ram.isPresent() ? "with received" : "with buffers", "used"));
    energy.ifPresent(each -> header.add("energy"));
    TextTable table = new TextTable(header.toArray(String[]::new));
    int[] vertices = new int[cluster.deviceCount()];
    report.assignment().orElseThrow().stream().forEach(device -> vertices[device]++);
    for (int d = 0; d < cluster.deviceCount(); d++) {
      table.add(row(d, vertices[d], evaluation).toArray(String[]::new));
    }
    return table;
  }

  private List<String> row(int d, int vertices, Evaluation evaluation) {
    Device device = cluster.device(d);
    List<String> row = new ArrayList<>(List.of(device.name(), Figures.count(vertices)));
    for (MemoryKind kind : kinds) {
      long used = evaluation.memoryUsed(kind).get(d);
      row.add(amounts.memory(used));
      row.add(amounts.memory(device.memory(kind)));
      row.add(Figures.percent(used, device.memory(kind)));
    }
    row.add(Figures.count(evaluation.loads().get(d)));
    row.add(Figures.period(evaluation.deviceTimes().get(d)));
    row.add(Utilisation.text(evaluation.deviceTimes().get(d), evaluation));
    row.addAll(ramOf(d));
    energy.ifPresent(
        each -> row.add(each.deviceMillijoules().get(d).map(EnergyText::amount).orElse("-")));
    return row;
  }

  /** The RAM that a device needs beside what the model counts, and its part of what there is. */
  private List<String> ramOf(int device) {
    long needed =
        report
            .plan()
            .map(plan -> plan.ramOfLayout(device))
            .orElseGet(() -> ram.orElseThrow().needed().get(device));
    return List.of(
        amounts.memory(needed), Figures.percent(needed, cluster.device(device).memory()));
  }

  private String sums(MemoryKind kind, Evaluation evaluation) {
    BigInteger used =
        evaluation.memoryUsed(kind).stream()
            .map(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger available = cluster.totalMemory(kind);
    return "%s in all: %s of %s used, %s spare\n"
        .formatted(
            Words.capitalized(kind.word()),
            amounts.memory(used),
            amounts.memoryText(available),
            amounts.memory(available.subtract(used)));
  }
}
