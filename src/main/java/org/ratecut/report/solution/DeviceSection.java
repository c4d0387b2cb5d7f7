package org.ratecut.report.solution;

import java.util.List;
import java.util.stream.Stream;
import org.ratecut.evaluation.Bottleneck;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.RamWithReceived;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.io.units.Figures;
import org.ratecut.io.units.MemorySize;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.report.html.Html;

/** A row for each device: its vertices, how full its memory is and how busy it is. */
final class DeviceSection {

  private final SolutionReport report;
  private final Evaluation evaluation;
  private final RamWithReceived ram;
  private final Utilisation utilisation;
  private final MemorySize memory;
  private final List<MemoryKind> kinds;
  private final int[] vertices;

  DeviceSection(SolutionReport report, Evaluation evaluation) {
    this.report = report;
    this.evaluation = evaluation;
    this.ram = report.ramWithReceived().orElseThrow();
    this.utilisation = new Utilisation(evaluation);
    this.memory = new MemorySize(report.problem().network().bitsPerValue());
    this.kinds = report.problem().network().memoryKinds();
    this.vertices = new int[report.problem().deviceCount()];
    report.assignment().orElseThrow().stream().forEach(device -> vertices[device]++);
  }

  Html html() {
    Html html = new Html().open("section").element("h2", "Devices", "id", "devices");
    html.element(
        "p",
        "Memory in values of %d bits. Busy is the part of each period that the device computes; the"
                .formatted(report.problem().network().bitsPerValue())
            + " bottleneck, a device or a channel, is at 100 %. "
            + ramExplained());
    html.open(
        "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-labelledby", "devices");
    html.open("table", "class", "sortable").open("thead").open("tr");
    headers().forEach(header -> html.element("th", header, "scope", "col"));
    html.close().close().open("tbody");
    for (int d = 0; d < vertices.length; d++) {
      addRow(html, d);
    }
    return html.close().close().close().close();
  }

  private String ramExplained() {
    return report.plan().isPresent()
        ? "RAM with buffers is what all inferences in flight need at this rate."
        : "RAM with received is what is needed at once with a place for what arrives from other"
            + " devices; validity does not count that place.";
  }

  private Stream<String> headers() {
    Stream<String> memories = kinds.stream().map(kind -> kind.word() + " used");
    return Stream.of(
            Stream.of("no.", "device", "vertices"),
            memories,
            Stream.of(
                report.plan().isPresent() ? "RAM with buffers" : "RAM with received",
                "busy",
                "load"))
        .flatMap(headers -> headers);
  }

  private void addRow(Html html, int d) {
    Device device = report.problem().cluster().device(d);
    double busy = utilisation.ofDevice(d);
    boolean isBottleneck = utilisation.isBottleneck(Bottleneck.device(d));
    html.open("tr", "class", isBottleneck ? "bottleneck" : "plain");
    html.open("td", "data-value", Integer.toString(d));
    DeviceWords.addChip(html, d);
    html.close();
    html.open("th", "scope", "row").text(device.name());
    if (isBottleneck) {
      html.text(" ").element("strong", "bottleneck", "class", "badge");
    }
    html.close();
    html.element("td", Figures.count(vertices[d]), "class", "number");
    kinds.forEach(kind -> addMemory(html, evaluation.memoryUsed(kind).get(d), device.memory(kind)));
    long needed = report.plan().map(each -> each.ramOfLayout(d)).orElse(ram.needed().get(d));
    addMemory(html, needed, device.memory());
    html.open("td", "data-value", Double.toString(busy));
    DeviceWords.addBar(html, busy, Figures.percent(busy));
    html.close();
    html.element(
        "td",
        Figures.count(evaluation.loads().get(d)) + " FLOP",
        "class",
        "number",
        "data-value",
        Long.toString(evaluation.loads().get(d)));
    html.close();
  }

  private void addMemory(Html html, long used, long available) {
    html.open(
        "td",
        "data-value",
        Double.toString(available == 0 ? 0 : (double) used / available),
        "title",
        "%s of %s".formatted(memory.text(used), memory.text(available)));
    DeviceWords.addBar(
        html,
        available == 0 ? (used > 0 ? 2 : 0) : (double) used / available,
        "%s / %s (%s)"
            .formatted(
                Figures.count(used), Figures.count(available), Figures.percent(used, available)));
    html.close();
  }
}
