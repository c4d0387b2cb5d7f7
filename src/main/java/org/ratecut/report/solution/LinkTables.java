package org.ratecut.report.solution;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.io.units.Amounts;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Port;
import org.ratecut.report.text.TextTable;

/** What the busiest channels and all ports of a solution carry, as tables in text. */
final class LinkTables {

  private static final int MAX_CHANNELS = 8;

  private final Cluster cluster;
  private final Amounts amounts;

  LinkTables(Problem problem) {
    this.cluster = problem.cluster();
    this.amounts = Amounts.of(problem.network());
  }

  /** A title before each table; empty where nothing is sent and there is no port. */
  String text(Evaluation evaluation) {
    return channels(evaluation) + ports(evaluation);
  }

  private String channels(Evaluation evaluation) {
    TextTable table = new TextTable("channel", "traffic", "bandwidth", "time", "busy");
    List<Integer> used =
        IntStream.range(0, cluster.channelCount())
            .filter(channel -> evaluation.channelTraffic().get(channel) > 0)
            .boxed()
            .sorted(
                Comparator.comparing((Integer h) -> evaluation.channelTimes().get(h)).reversed())
            .toList();
    for (int channel : used.subList(0, Math.min(MAX_CHANNELS, used.size()))) {
      table.add(
          cluster.channel(channel).name(),
          amounts.count(evaluation.channelTraffic().get(channel)),
          amounts.bandwidth(cluster.channel(channel)),
          Figures.period(evaluation.channelTimes().get(channel)),
          Utilisation.text(evaluation.channelTimes().get(channel), evaluation));
    }
    return table.isEmpty()
        ? ""
        : "\nBusiest channels (%s of %s carry traffic; %s)\n"
                .formatted(
                    Figures.count(used.size()), Figures.count(cluster.channelCount()), units())
            + table.text();
  }

  private String ports(Evaluation evaluation) {
    TextTable table = new TextTable("port", "traffic", "bandwidth", "time", "busy");
    for (int p = 0; p < cluster.ports().size(); p++) {
      Port port = cluster.ports().get(p);
      table.add(
          port.name(),
          amounts.count(evaluation.portTraffic().get(p)),
          amounts.perSecond(port.bandwidth()),
          Figures.period(evaluation.portTimes().get(p)),
          Utilisation.text(evaluation.portTimes().get(p), evaluation));
    }
    return table.isEmpty() ? "" : "\nPorts (%s)\n".formatted(units()) + table.text();
  }

  private String units() {
    return "%s/inference, %s/s".formatted(amounts.unit(), amounts.unit());
  }
}
