package org.ratecut.report.parts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.ratecut.escape.VisibleText;
import org.ratecut.io.json.JsonText;
import org.ratecut.io.units.Figures;
import org.ratecut.parts.verify.Difference;
import org.ratecut.parts.verify.Verification;
import org.ratecut.report.ProgramVersion;

/** Whether parts compute what the whole model does, as text and as JSON. */
public final class VerificationText {

  private final Verification verification;

  public VerificationText(Verification verification) {
    this.verification = verification;
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("Equal               %s\n".formatted(verification.isEqual() ? "yes" : "no"));
    text.append("Inputs tried        %s\n".formatted(Figures.count(verification.inputsTried())));
    text.append(
        "Regions compared    %s\n".formatted(Figures.count(verification.regionsCompared())));
    text.append("Largest difference  %s\n".formatted(relative(verification.largestDifference())));
    verification.first().ifPresent(each -> text.append(describe(each)));
    return text.toString();
  }

  private static String describe(Difference first) {
    String where =
        first.device().isEmpty()
            ? "as output of the network"
            : "computed by %s in %s".formatted(first.device(), first.file());
    return VisibleText.of(
            "First difference    tensor %s%s, %s, for input %d: %s of its largest value"
                .formatted(
                    first.tensor(),
                    first.region(),
                    where,
                    first.input() + 1,
                    relative(first.relative())))
        + "\n";
  }

  private static String relative(double difference) {
    return difference == 0 ? "0" : String.format(Locale.ROOT, "%.3g", difference);
  }

  public String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("equal", verification.isEqual());
    put(root, "largestDifference", verification.largestDifference());
    root.put("tolerance", verification.tolerance());
    root.put("inputsTried", verification.inputsTried());
    root.put("regionsCompared", verification.regionsCompared());
    verification.first().ifPresent(first -> root.set("firstDifference", difference(first)));
    root.put("version", ProgramVersion.number());
    return JsonText.of(root);
  }

  private static ObjectNode difference(Difference first) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("input", first.input()).put("tensor", first.tensor());
    node.set("begin", numbers(first.region().begin()));
    node.set("size", numbers(first.region().size()));
    if (!first.device().isEmpty()) {
      node.put("device", first.device()).put("file", first.file());
    }
    put(node, "relative", first.relative());
    return node;
  }

  /** JSON has no infinite numbers. */
  private static void put(ObjectNode node, String field, double number) {
    if (Double.isFinite(number)) {
      node.put(field, number);
    } else {
      node.putNull(field);
    }
  }

  private static ArrayNode numbers(List<Integer> numbers) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    numbers.forEach(list::add);
    return list;
  }
}
