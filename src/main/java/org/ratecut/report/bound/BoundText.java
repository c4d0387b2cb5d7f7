package org.ratecut.report.bound;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ratecut.bound.BoundRun;
import org.ratecut.escape.VisibleText;
import org.ratecut.io.solution.SolutionWords;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Support;
import org.ratecut.model.solution.Withdrawal;
import org.ratecut.report.ProgramVersion;
import org.ratecut.report.text.TextTable;

/** Proven bounds, as text and as JSON. */
public final class BoundText {

  private final Problem problem;
  private final List<BoundRun.Component> components;
  private final List<Withdrawal> withdrawals;

  /** Presents what a run proved. */
  public BoundText(Problem problem, BoundRun.Result result) {
    this.problem = problem;
    this.components = result.components();
    this.withdrawals = result.withdrawals();
  }

  /** A bound in one line, for instance {@code at most 864.214602 inferences/s: ...}. */
  public static String line(Objective objective, Bound bound) {
    return VisibleText.of(
        "%s (%s): %s".formatted(value(objective, bound), bound.argument(), bound.explanation()));
  }

  public String text() {
    Bound best = components.get(0).bound();
    StringBuilder text = new StringBuilder();
    text.append("Problem     %s\n".formatted(VisibleText.of(problem.name())));
    text.append("Bound       %s\n".formatted(value(problem.objective(), best)));
    text.append(
        "Argument    %s: %s\n".formatted(best.argument(), VisibleText.of(best.explanation())));
    text.append("Rests on    %s\n".formatted(SolutionWords.describe(best.support())));
    certifiedOnly()
        .ifPresent(
            each ->
                text.append(
                    "Certified   %s (%s)\n"
                        .formatted(value(problem.objective(), each), each.argument())));
    for (Withdrawal each : withdrawals) {
      text.append(
          "Withdrawn   %s\n"
              .formatted(VisibleText.of(SolutionWords.describe(problem.objective(), each))));
    }
    text.append("\nThe best of each argument\n");
    TextTable table = new TextTable("argument", "proves", "after", "rests on");
    for (BoundRun.Component each : components) {
      if (each.bound().cost().filter(Fraction::isZero).isPresent()) {
        continue;
      }
      table.add(
          each.bound().argument(),
          value(problem.objective(), each.bound()),
          Figures.seconds(each.seconds()),
          SolutionWords.describe(each.bound().support()));
    }
    return text.append(table.text()).toString();
  }

  /** The strongest bound with a certificate, if the strongest of all has none. */
  private Optional<Bound> certifiedOnly() {
    return components.get(0).bound().support() == Support.CERTIFIED
        ? Optional.empty()
        : components.stream()
            .map(BoundRun.Component::bound)
            .filter(each -> each.support() == Support.CERTIFIED)
            .findFirst();
  }

  /** One JSON object; {@code upperBound} is on the rate, {@code lowerBound} on the traffic. */
  public String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("problem", problem.name());
    root.put("objective", problem.objective().name().toLowerCase(Locale.ROOT));
    putBound(root, components.get(0).bound());
    ArrayNode list = root.putArray("components");
    for (BoundRun.Component each : components) {
      ObjectNode component = list.addObject();
      putBound(component, each.bound());
      component.put("seconds", each.seconds());
    }
    ArrayNode withdrawn = root.putArray("withdrawn");
    for (Withdrawal each : withdrawals) {
      withdrawn
          .addObject()
          .put("argument", each.bound().argument())
          .put("claim", SolutionWords.claim(problem.objective(), each.bound()))
          .put("fact", each.fact());
    }
    root.put("version", ProgramVersion.number());
    return root.toPrettyString() + "\n";
  }

  private void putBound(ObjectNode node, Bound bound) {
    node.put("infeasible", bound.isInfeasible());
    if (problem.objective() == Objective.RATE) {
      node.put("upperBound", bound.inferenceRate().map(Fraction::toDouble).orElse(null));
    } else {
      node.put("lowerBound", bound.cost().map(Fraction::toDouble).orElse(null));
    }
    node.put("argument", bound.argument());
    node.put("explanation", bound.explanation());
    node.put("support", bound.support().word());
  }

  private static String value(Objective objective, Bound bound) {
    if (bound.isInfeasible()) {
      return "no valid assignment exists";
    }
    return objective == Objective.RATE
        ? "at most " + Figures.rate(bound.inferenceRate()) + " inferences/s"
        : "at least " + Figures.amount(bound.cost().orElseThrow()) + " values/inference";
  }
}
