package org.ratecut.report.problem;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ratecut.bound.capacity.CapacityBound;
import org.ratecut.escape.VisibleText;
import org.ratecut.io.units.Amounts;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.cluster.Port;
import org.ratecut.report.text.TextTable;
import org.ratecut.report.text.Words;

/** A problem as text for people. */
public final class ProblemText {

  private final Problem problem;
  private final Network network;
  private final Cluster cluster;
  private final Amounts amounts;
  private final StringBuilder text = new StringBuilder();

  public ProblemText(Problem problem) {
    this.problem = problem;
    this.network = problem.network();
    this.cluster = problem.cluster();
    this.amounts = Amounts.of(network);
  }

  /** Several lines, each ending with a newline. */
  public String text() {
    text.setLength(0);
    addSummary();
    addLayers();
    addDevices();
    addChannels();
    addPorts();
    return text.toString();
  }

  private void line(String name, String value) {
    text.append("%-11s %s\n".formatted(name, VisibleText.of(value)));
  }

  private void addSummary() {
    line("Problem", problem.name());
    line(
        "Network",
        "%s: %s, %s, %s per value"
            .formatted(
                network.name(),
                Words.count(network.vertexCount(), "vertex", "vertices"),
                Words.count(network.arcCount(), "arc"),
                Words.count(network.bitsPerValue(), "bit")));
    line("Computation", flop(network.totalComputation(), "FLOP/inference", ""));
    network.memoryKinds().forEach(this::addMemory);
    line("Pinned", Words.count(problem.pins().pinnedCount(), "vertex", "vertices"));
    line("Objective", problem.objective() == Objective.RATE ? "rate" : "communication");
    line(
        "Trivial",
        "at most %s inferences/s: all computation over all devices"
            .formatted(
                Figures.rate(
                    CapacityBound.computation(problem.withObjective(Objective.RATE))
                        .inferenceRate())));
  }

  private void addMemory(MemoryKind kind) {
    long needed = network.totalMemory(kind);
    BigInteger available = cluster.totalMemory(kind);
    line(
        Words.capitalized(kind.word()),
        "%s needed at least (%s of the vertices, %s shared), %s available, %s spare"
            .formatted(
                amounts.memoryText(needed),
                amounts.memory(network.totalVertexMemory(kind)),
                amounts.memory(network.totalParameterMemory(kind)),
                amounts.memory(available),
                amounts.memory(available.subtract(BigInteger.valueOf(needed)))));
  }

  /** FLOP, and MAC beside them where the network is one for boards. */
  private String flop(long flop, String unit, String perTime) {
    String macs = amounts.areBytes() ? " (%s%s)".formatted(Figures.macs(flop), perTime) : "";
    return "%s %s%s".formatted(Figures.count(flop), unit, macs);
  }

  private void addLayers() {
    text.append(
        "\nLayers (sums over a layer: %s, FLOP/inference, %s/inference)\n"
            .formatted(amounts.unit(), amounts.unit()));
    boolean flash = network.memoryKinds().contains(MemoryKind.FLASH);
    TextTable table =
        flash
            ? new TextTable(
                "layer", "grid", "vertices", "memory", "flash", "FLOP", "shared", "output")
            : new TextTable("layer", "grid", "vertices", "memory", "FLOP", "shared", "output");
    for (LayerSums sums : LayerSums.of(network)) {
      Layer layer = sums.layer();
      List<String> row = new ArrayList<>();
      row.add(layer.name());
      row.add(layer.height() + " x " + layer.width());
      row.add(Figures.count(layer.vertexCount()));
      row.add(amounts.count(sums.memory()));
      if (flash) {
        row.add(amounts.count(sums.flash()));
      }
      row.add(Figures.count(sums.computation()));
      row.add(amounts.count(sums.sharedParameters()));
      row.add(amounts.count(sums.output()));
      table.add(row.toArray(String[]::new));
    }
    text.append(table.text());
  }

  private void addDevices() {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    for (Device device : cluster.devices()) {
      kinds.merge(describe(device), 1, Integer::sum);
    }
    text.append("\nDevices of %s\n".formatted(VisibleText.of(cluster.name())));
    kinds.forEach(
        (kind, count) -> text.append("  %s x %s\n".formatted(Figures.count(count), kind)));
  }

  private String describe(Device device) {
    String flash =
        network.memoryKinds().contains(MemoryKind.FLASH)
            ? ", %s in flash".formatted(amounts.memoryText(device.flash()))
            : "";
    String transfers =
        device
            .communication()
            .map(
                each ->
                    ", sends and receives %s %s/s itself%s"
                        .formatted(
                            amounts.perSecond(each.bandwidth()),
                            amounts.unit(),
                            each.once() ? ", each once" : ""))
            .orElse("");
    return "%s%s, %s%s"
        .formatted(
            amounts.memoryText(device.memory()),
            flash,
            flop(device.performance(), "FLOP/s", "/s"),
            transfers);
  }

  private void addChannels() {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    for (Channel channel : cluster.channels()) {
      String kind =
          "%s%s for %s%s"
              .formatted(
                  amounts.bandwidth(channel),
                  channel.isUnlimited() ? "" : " %s/s".formatted(amounts.unit()),
                  pairs(channel.pairs().size()),
                  channel.multicast() ? ", multicast" : "");
      kinds.merge(kind, 1, Integer::sum);
    }
    text.append("\nChannels\n");
    kinds.forEach(
        (kind, count) -> text.append("  %s x %s\n".formatted(Figures.count(count), kind)));
    if (kinds.isEmpty()) {
      text.append("  none\n");
    }
  }

  private void addPorts() {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    for (Port port : cluster.ports()) {
      String kind =
          "%s %s/s for what a device %s%s"
              .formatted(
                  amounts.perSecond(port.bandwidth()),
                  amounts.unit(),
                  switch (port.direction()) {
                    case SEND -> "sends";
                    case RECEIVE -> "receives";
                    case BOTH -> "sends and receives";
                  },
                  port.once() ? ", each output once" : "");
      kinds.merge(kind, 1, Integer::sum);
    }
    if (!kinds.isEmpty()) {
      text.append("\nPorts\n");
      kinds.forEach(
          (kind, count) -> text.append("  %s x %s\n".formatted(Figures.count(count), kind)));
    }
  }

  private static String pairs(int directions) {
    return switch (directions) {
      case 1 -> "one direction of a pair";
      case 2 -> "both directions of a pair";
      default -> Figures.count(directions) + " directions that share it";
    };
  }
}
