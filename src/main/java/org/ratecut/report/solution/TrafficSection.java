package org.ratecut.report.solution;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.evaluation.Bottleneck;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.io.units.Figures;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.report.html.Html;

/** What the devices send each other, as a matrix, and the busiest channels as a list. */
final class TrafficSection {

  private static final int MAX_CHANNELS = 20;

  private final Cluster cluster;
  private final Evaluation evaluation;
  private final Utilisation utilisation;

  TrafficSection(Cluster cluster, Evaluation evaluation) {
    this.cluster = cluster;
    this.evaluation = evaluation;
    this.utilisation = new Utilisation(evaluation);
  }

  Html html() {
    Html html = new Html().open("section").element("h2", "Traffic", "id", "traffic");
    if (evaluation.pairTraffic().isEmpty()) {
      return html.element("p", "No device sends anything to another.").close();
    }
    html.add(new TrafficMatrix(cluster, evaluation).html());
    addChannels(html);
    return html.close();
  }

  private void addChannels(Html html) {
    List<Integer> used =
        IntStream.range(0, cluster.channelCount())
            .filter(channel -> evaluation.channelTraffic().get(channel) > 0)
            .boxed()
            .sorted(Comparator.comparing(utilisation::ofChannel).reversed())
            .toList();
    if (used.isEmpty()) {
      return;
    }
    html.element("h3", "Busiest channels", "id", "channels");
    html.element(
        "p",
        "%s of %s channels carry traffic%s. Busy is the part of each period that the channel sends."
            .formatted(
                Figures.count(used.size()),
                Figures.count(cluster.channelCount()),
                used.size() > MAX_CHANNELS
                    ? "; the table has the busiest %d".formatted(MAX_CHANNELS)
                    : ""));
    html.open(
        "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-labelledby", "channels");
    html.open("table", "class", "sortable").open("thead").open("tr");
    for (String header : new String[] {"channel", "busy", "values/inference", "values/s"}) {
      html.element("th", header, "scope", "col");
    }
    html.close().close().open("tbody");
    used.stream().limit(MAX_CHANNELS).forEach(channel -> addChannel(html, channel));
    html.close().close().close();
  }

  private void addChannel(Html html, int index) {
    Channel channel = cluster.channel(index);
    boolean isBottleneck = utilisation.isBottleneck(Bottleneck.channel(index));
    double busy = utilisation.ofChannel(index);
    html.open("tr", "class", isBottleneck ? "bottleneck" : "plain");
    html.open("th", "scope", "row").text(channel.name());
    if (isBottleneck) {
      html.text(" ").element("strong", "bottleneck", "class", "badge");
    }
    html.close();
    html.open("td", "data-value", Double.toString(busy));
    DeviceWords.addBar(html, busy, Figures.percent(busy));
    html.close();
    html.element("td", Figures.count(evaluation.channelTraffic().get(index)), "class", "number");
    html.element("td", Figures.bandwidth(channel), "class", "number");
    html.close();
  }
}
