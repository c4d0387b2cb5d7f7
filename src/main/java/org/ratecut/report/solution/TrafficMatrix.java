package org.ratecut.report.solution;

import org.ratecut.evaluation.Bottleneck;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.PairTraffic;
import org.ratecut.io.units.Figures;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.report.html.Html;

/** What each device sends to each other, darker where it is more. */
final class TrafficMatrix {

  /** A larger matrix is slow to show, and nobody reads it. */
  private static final int MAX_DEVICES = 128;

  /** From here on the numbers must be small to fit on paper. */
  private static final int MANY_DEVICES = 20;

  private static final int SHADES = 9;

  private final Cluster cluster;
  private final Evaluation evaluation;
  private final Utilisation utilisation;

  TrafficMatrix(Cluster cluster, Evaluation evaluation) {
    this.cluster = cluster;
    this.evaluation = evaluation;
    this.utilisation = new Utilisation(evaluation);
  }

  Html html() {
    int devices = cluster.deviceCount();
    if (devices > MAX_DEVICES) {
      return new Html()
          .element(
              "p",
              "The matrix of %s devices is too large for a page; \"--json\" has all channels."
                  .formatted(Figures.count(devices)));
    }
    long[][] traffic = new long[devices][devices];
    long most = 0;
    for (PairTraffic pair : evaluation.pairTraffic()) {
      traffic[pair.from()][pair.to()] = pair.traffic();
      most = Math.max(most, pair.traffic());
    }
    Html html = new Html();
    html.element(
        "p",
        "Values per inference that the device of a row sends to the device of a column; the darkest"
            + " shade is the most, %s. Cells with a frame are on the channel that is the bottleneck."
                .formatted(Figures.count(most)));
    html.openScrolling("Traffic between devices");
    html.open("table", "class", devices > MANY_DEVICES ? "matrix many" : "matrix")
        .open("thead")
        .open("tr")
        .element("th", "from \\ to", "scope", "col");
    for (int to = 0; to < devices; to++) {
      html.open("th", "scope", "col", "title", cluster.device(to).name());
      DeviceWords.addChip(html, to);
      html.close();
    }
    html.close().close().open("tbody");
    for (int from = 0; from < devices; from++) {
      addRow(html, from, traffic[from], most);
    }
    return html.close().close().close();
  }

  private void addRow(Html html, int from, long[] traffic, long most) {
    html.open("tr").open("th", "scope", "row", "title", cluster.device(from).name());
    DeviceWords.addChip(html, from);
    html.close();
    for (int to = 0; to < traffic.length; to++) {
      if (from == to) {
        html.element("td", "", "class", "self");
      } else if (traffic[to] == 0) {
        html.element("td", "");
      } else {
        html.element(
            "td", Figures.count(traffic[to]), "class", shade(traffic[to], most) + frame(from, to));
      }
    }
    html.close();
  }

  private static String shade(long traffic, long most) {
    return "h" + Math.max(1, Math.round((double) SHADES * traffic / most));
  }

  private String frame(int from, int to) {
    int channel = cluster.channelBetween(from, to);
    boolean isBottleneck =
        channel != Cluster.NO_CHANNEL && utilisation.isBottleneck(Bottleneck.channel(channel));
    return isBottleneck ? " framed" : "";
  }
}
