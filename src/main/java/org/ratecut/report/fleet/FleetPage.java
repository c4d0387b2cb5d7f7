package org.ratecut.report.fleet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.ratecut.fleet.FleetFinding;
import org.ratecut.fleet.FleetResult;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.units.Figures;
import org.ratecut.model.exact.Fraction;
import org.ratecut.report.chart.CountChart;
import org.ratecut.report.chart.Series;
import org.ratecut.report.html.Html;
import org.ratecut.report.html.HtmlPage;

/** What fleets are worth, as a page that works offline. */
public final class FleetPage {

  private final String network;
  private final FleetResult result;
  private final String command;

  /**
   * Prepares a page.
   *
   * @param network its name
   * @param command what to type to make the page again
   */
  public FleetPage(String network, FleetResult result, String command) {
    this.network = network;
    this.result = result;
    this.command = command;
  }

  /**
   * Writes a whole file or none.
   *
   * @throws org.ratecut.io.OutputException if the file cannot be written
   */
  public void write(Path target) {
    AtomicFile.write(target, text());
  }

  /** The page as HTML. */
  public String text() {
    String title = "Devices for " + network;
    Html body = new Html().element("h1", title);
    body.element("p", "Wanted: " + FleetWords.wanted(result), "class", "subtitle");
    body.element("p", FleetWords.answer(result));
    addChart(body);
    addTable(body);
    body.open("section").element("h2", "How to repeat it");
    body.open("pre", "tabindex", "0").element("code", command).close().close();
    return new HtmlPage(title + " - Ratecut", List.of("page.css"), List.of("tables.js"), "", body)
        .text();
  }

  private void addChart(Html body) {
    body.open("section").element("h2", "Rate against devices");
    body.element(
        "p",
        "For each number of devices: the best rate found on any choice of so many, and the most"
            + " that is possible on any, as far as it is proved.");
    body.openScrolling("Rate against devices");
    body.trusted(
        new CountChart("Inferences per second against devices", "devices", "inferences/s", lines())
            .svg());
    body.close().close();
  }

  private List<Series> lines() {
    List<Series> lines = new ArrayList<>();
    lines.add(new Series("found", best(FleetFinding::rate), 0));
    lines.add(new Series("at most", best(FleetFinding::rateBound), 1));
    double wanted = result.rate().toDouble();
    int last = result.findings().stream().mapToInt(FleetFinding::count).max().orElseThrow();
    int first = result.findings().stream().mapToInt(FleetFinding::count).min().orElseThrow();
    lines.add(
        new Series(
            "wanted",
            List.of(new Series.Point(first, wanted), new Series.Point(last, wanted)),
            Series.BOUND));
    return lines;
  }

  /** The highest of a number over all choices of as many devices. */
  private List<Series.Point> best(Function<FleetFinding, Optional<Fraction>> number) {
    TreeMap<Integer, Fraction> best = new TreeMap<>();
    for (FleetFinding each : result.findings()) {
      number.apply(each).ifPresent(rate -> best.merge(each.count(), rate, Fraction::max));
    }
    return best.entrySet().stream()
        .map(each -> new Series.Point(each.getKey(), each.getValue().toDouble()))
        .toList();
  }

  private void addTable(Html body) {
    body.open("section").element("h2", "Candidates");
    body.openScrolling("Candidates").open("table", "class", "sortable").open("thead").open("tr");
    List<String> headers = new ArrayList<>(List.of("devices", "count"));
    if (result.space().hasPrices()) {
      headers.add("price");
    }
    headers.addAll(List.of("found", "at most", "verdict", "because"));
    headers.forEach(header -> body.element("th", header, "scope", "col"));
    body.close().close().open("tbody");
    result.findings().forEach(each -> addRow(body, each));
    body.close().close().close().close();
  }

  private void addRow(Html body, FleetFinding finding) {
    body.open("tr").element("th", finding.devices(), "scope", "row");
    body.element("td", Figures.count(finding.count()), "class", "number");
    FleetWords.price(finding).ifPresent(price -> body.element("td", price, "class", "number"));
    body.element("td", FleetWords.rate(finding), "class", "number");
    body.element("td", FleetWords.bound(finding, result.rate()), "class", "number");
    body.element("td", FleetWords.verdict(finding.verdict()));
    body.element("td", FleetWords.reason(finding)).close();
  }
}
