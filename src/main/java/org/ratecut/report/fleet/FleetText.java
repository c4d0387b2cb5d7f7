package org.ratecut.report.fleet;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.escape.VisibleText;
import org.ratecut.fleet.FleetFinding;
import org.ratecut.fleet.FleetResult;
import org.ratecut.io.units.Figures;
import org.ratecut.model.exact.Fraction;
import org.ratecut.report.text.TextTable;

/** What fleets are worth, as text for people. */
public final class FleetText {

  private FleetText() {}

  /**
   * Several lines, each ending with a newline.
   *
   * @param network its name
   */
  public static String text(String network, FleetResult result) {
    StringBuilder text = new StringBuilder();
    line(text, "Network", network);
    line(text, "Wanted", FleetWords.wanted(result));
    line(text, "Tried", "%s".formatted(Figures.seconds(result.seconds())));
    text.append("\nCandidates (inferences/s: the best found, the most that is possible)\n");
    boolean priced = result.space().hasPrices();
    List<String> header = new ArrayList<>(List.of("devices", "count"));
    if (priced) {
      header.add("price");
    }
    header.addAll(List.of("found", "at most", "verdict", "because"));
    TextTable table = new TextTable(header.toArray(String[]::new)).alignLeft("verdict", "because");
    result.findings().forEach(each -> table.add(row(each, result.rate())));
    text.append(table.text());
    text.append('\n').append(VisibleText.of(FleetWords.answer(result))).append('\n');
    return text.toString();
  }

  private static String[] row(FleetFinding finding, Fraction wanted) {
    List<String> row = new ArrayList<>(List.of(finding.devices(), Figures.count(finding.count())));
    FleetWords.price(finding).ifPresent(row::add);
    row.add(FleetWords.rate(finding));
    row.add(FleetWords.bound(finding, wanted));
    row.add(FleetWords.verdict(finding.verdict()));
    row.add(FleetWords.reason(finding));
    return row.toArray(String[]::new);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("%-11s %s\n".formatted(name, VisibleText.of(value)));
  }
}
