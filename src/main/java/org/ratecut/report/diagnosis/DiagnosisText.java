package org.ratecut.report.diagnosis;

import java.util.Optional;
import org.ratecut.diagnose.Core;
import org.ratecut.diagnose.Diagnosis;
import org.ratecut.diagnose.Proof;
import org.ratecut.diagnose.WhatIf;
import org.ratecut.escape.VisibleText;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.evaluation.RamWithReceived;
import org.ratecut.io.solution.BottleneckText;
import org.ratecut.io.solution.IdleDevices;
import org.ratecut.io.solution.RamText;
import org.ratecut.io.solution.SolutionWords;
import org.ratecut.io.units.Amounts;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Solution;
import org.ratecut.report.text.Words;

/** A diagnosis as text for people. */
public final class DiagnosisText {

  private final Problem problem;
  private final DiagnosisWords words;
  private final StringBuilder text = new StringBuilder();

  public DiagnosisText(Problem problem) {
    this.problem = problem;
    this.words = new DiagnosisWords(problem.network());
  }

  /** Several lines, each ending with a newline. */
  public String text(Diagnosis diagnosis) {
    text.setLength(0);
    line(
        "Problem",
        "%s: %s on %s"
            .formatted(
                problem.name(),
                Words.count(problem.vertexCount(), "vertex", "vertices"),
                Words.count(problem.deviceCount(), "device")));
    if (diagnosis instanceof Diagnosis.Infeasible infeasible) {
      addCore(infeasible.core());
      addRepairs(infeasible);
    } else if (diagnosis instanceof Diagnosis.Limited limited) {
      addSolution(limited.solution());
      addWhatIfs(limited);
    } else {
      line("Diagnosis", "unknown: no valid assignment found, and no proof that there is none");
      line("Advice", "more time may settle it: --time-limit 5m");
    }
    return text.toString();
  }

  private void line(String name, String value) {
    text.append("%-11s %s\n".formatted(name, VisibleText.of(value)));
  }

  private void addCore(Core core) {
    line("Diagnosis", "nothing fits: proved that no valid assignment exists");
    line("Reason", words.reason(core));
    core.memories().forEach(kind -> addMemory(core, kind));
    for (Proof proof : core.proofs()) {
      line(
          "Proof",
          "%s: %s (%s)"
              .formatted(
                  proof.argument(), proof.explanation(), SolutionWords.describe(proof.support())));
    }
    line(
        "Verified",
        core.isVerified()
            ? "yes, by each of these arguments on its own"
            : "no, by one method only");
    line("Smallest", smallest(core));
    line("Network", "one copy of everything needs " + words.leastForAll());
  }

  private void addMemory(Core core, MemoryKind kind) {
    line("Needed", words.memory(kind, core.needed(kind)) + " at least for " + layers(core));
    if (!core.devices().isEmpty()) {
      line("Available", words.memory(kind, core.available(kind)) + " on these devices together");
      line("Missing", missing(core, kind));
    }
  }

  private static String layers(Core core) {
    return core.layers().size() == 1 ? "this layer" : "these layers";
  }

  private String missing(Core core, MemoryKind kind) {
    return core.missing(kind) > 0
        ? words.memory(kind, core.missing(kind))
        : "nothing in total, but what is there cannot be used in the pieces that are needed";
  }

  private static String smallest(Core core) {
    if (core.layers().size() == 1) {
      return "yes, it is a single layer";
    }
    return core.minimal()
        ? "without any one of these layers the rest fits"
        : "not proved: a smaller part may be impossible as well";
  }

  private void addRepairs(Diagnosis.Infeasible infeasible) {
    if (infeasible.repairs().isEmpty()) {
      line("Repairs", "none found");
      return;
    }
    text.append(
        "\nWhat would repair it (for each, an assignment of the whole network was found)\n");
    infeasible
        .repairs()
        .forEach(each -> text.append("  " + VisibleText.of(words.repair(each)) + "\n"));
  }

  private void addSolution(Solution solution) {
    Evaluation evaluation = Evaluator.evaluate(problem, solution.assignment().orElseThrow());
    line("Diagnosis", "it fits");
    line(
        "RAM",
        new RamText(problem)
            .describe(RamWithReceived.of(problem, solution.assignment().orElseThrow())));
    line(problem.objective() == Objective.RATE ? "Rate" : "Traffic", interval(solution));
    line("Bottleneck", new BottleneckText(problem).describe(evaluation));
    new IdleDevices(problem, solution.assignment().orElseThrow(), evaluation)
        .describe(solution.costBound())
        .ifPresent(idle -> line("Idle", idle));
  }

  private void addWhatIfs(Diagnosis.Limited limited) {
    text.append("\nWhat a change would give\n");
    for (WhatIf each : limited.whatIfs()) {
      text.append(
          "  %s: %s\n"
              .formatted(VisibleText.of(words.change(each.change())), interval(each.solution())));
    }
  }

  /** What was found, and what is proved that nothing exceeds. */
  private String interval(Solution solution) {
    Fraction cost =
        Evaluator.evaluate(solution.problem(), solution.assignment().orElseThrow())
            .cost(problem.objective());
    if (problem.objective() == Objective.COMMUNICATION) {
      Amounts amounts = Amounts.of(problem.network());
      return "found %s %s/inference, proven at least %s"
          .formatted(
              amounts.perSecond(cost), amounts.unit(), amounts.perSecond(solution.costBound()));
    }
    Optional<Fraction> rate = cost.isZero() ? Optional.empty() : Optional.of(cost.reciprocal());
    return "found %s inferences/s, %s"
        .formatted(
            Figures.rate(rate),
            solution
                .rateBound()
                .map(most -> "proven at most " + Figures.rate(Optional.of(most)))
                .orElse("nothing proved about the most"));
  }
}
