package org.ratecut.report.solution;

import java.util.Locale;
import org.ratecut.evaluation.Bottleneck;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.io.units.Figures;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Port;
import org.ratecut.report.html.Html;

/** How busy the ports of the devices are, as a table. */
final class PortSection {

  private final Cluster cluster;
  private final Evaluation evaluation;
  private final Utilisation utilisation;

  PortSection(Cluster cluster, Evaluation evaluation) {
    this.cluster = cluster;
    this.evaluation = evaluation;
    this.utilisation = new Utilisation(evaluation);
  }

  /** Nothing where there are no ports. */
  Html html() {
    Html html = new Html();
    if (cluster.ports().isEmpty()) {
      return html;
    }
    html.open("section").element("h2", "Ports", "id", "ports");
    html.open(
        "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-labelledby", "ports");
    html.open("table", "class", "sortable").open("thead").open("tr");
    for (String header :
        new String[] {"port", "busy", "direction", "values/inference", "values/s"}) {
      html.element("th", header, "scope", "col");
    }
    html.close().close().open("tbody");
    for (int p = 0; p < cluster.ports().size(); p++) {
      add(html, p);
    }
    return html.close().close().close().close();
  }

  private void add(Html html, int index) {
    Port port = cluster.ports().get(index);
    boolean isBottleneck = utilisation.isBottleneck(Bottleneck.port(index));
    double busy = utilisation.ofPort(index);
    html.open("tr", "class", isBottleneck ? "bottleneck" : "plain");
    html.open("th", "scope", "row").text(port.name());
    if (isBottleneck) {
      html.text(" ").element("strong", "bottleneck", "class", "badge");
    }
    html.close();
    html.open("td", "data-value", Double.toString(busy));
    DeviceWords.addBar(html, busy, Figures.percent(busy));
    html.close();
    html.element("td", port.direction().name().toLowerCase(Locale.ROOT));
    html.element("td", Figures.count(evaluation.portTraffic().get(index)), "class", "number");
    html.element("td", Figures.amount(port.bandwidth()), "class", "number");
    html.close();
  }
}
