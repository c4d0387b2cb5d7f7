package org.ratecut.report.fleet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.ratecut.fleet.FleetFinding;
import org.ratecut.fleet.FleetResult;
import org.ratecut.io.json.JsonText;
import org.ratecut.model.exact.Fraction;

/** What fleets are worth, as one JSON object. */
public final class FleetJson {

  private FleetJson() {}

  /** The text of the object, which ends with a newline. */
  public static String text(FleetResult result) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    result.maxLatency().ifPresent(max -> root.put("maxLatencySeconds", max.toNanos() / 1e9));
    ArrayNode candidates = root.putArray("candidates");
    result.findings().forEach(each -> put(each, candidates.addObject()));
    root.put("answer", result.answer().map(each -> each.finding().devices()).orElse(null));
    return JsonText.of(root);
  }

  private static void put(FleetFinding finding, ObjectNode node) {
    node.put("devices", finding.devices());
    node.put("count", finding.count());
    node.put("inferenceRate", number(finding.rate()));
    node.put("upperBound", number(finding.rateBound()));
    node.put("verdict", finding.verdict().word());
  }

  private static Double number(Optional<Fraction> rate) {
    return rate.map(Fraction::toDouble).orElse(null);
  }
}
