package org.ratecut.report.diagnosis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.ratecut.diagnose.Change;
import org.ratecut.diagnose.Core;
import org.ratecut.diagnose.Diagnosis;
import org.ratecut.diagnose.Repair;
import org.ratecut.diagnose.WhatIf;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.evaluation.RamWithReceived;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.solution.Solution;
import org.ratecut.report.ProgramVersion;

/** A diagnosis as one JSON object, as {@code docs/cli.md} explains it; memory is in values. */
public final class DiagnosisJson {

  private final Problem problem;

  public DiagnosisJson(Problem problem) {
    this.problem = problem;
  }

  public String text(Diagnosis diagnosis) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("problem", problem.name());
    root.put("objective", problem.objective().name().toLowerCase(Locale.ROOT));
    root.put("bitsPerValue", problem.network().bitsPerValue());
    if (diagnosis instanceof Diagnosis.Infeasible infeasible) {
      root.put("diagnosis", "infeasible");
      putCore(root.putObject("core"), infeasible.core());
      ArrayNode repairs = root.putArray("repairs");
      infeasible.repairs().forEach(each -> putRepair(repairs.addObject(), each));
    } else if (diagnosis instanceof Diagnosis.Limited limited) {
      root.put("diagnosis", "limited");
      root.put("fitsWithReceived", fitsWithReceived(limited.solution()));
      putSolution(root, limited.solution());
      putBottleneck(root, limited.solution());
      ArrayNode whatIfs = root.putArray("whatIfs");
      limited.whatIfs().forEach(each -> putWhatIf(whatIfs.addObject(), each));
    } else {
      root.put("diagnosis", "unknown");
    }
    root.put("version", ProgramVersion.number());
    return root.toPrettyString() + "\n";
  }

  private static void putCore(ObjectNode node, Core core) {
    ArrayNode layers = node.putArray("layers");
    core.layers().forEach(layer -> layers.add(layer.name()));
    ArrayNode devices = node.putArray("devices");
    core.devices().forEach(device -> devices.add(device.name()));
    node.put("missingChannels", core.missingChannels());
    node.put("pins", core.pins());
    for (MemoryKind kind : core.memories()) {
      String prefix = kind == MemoryKind.RAM ? "memory" : "flash";
      node.put(prefix + "Needed", core.needed(kind));
      node.put(prefix + "Available", core.available(kind));
      node.put(prefix + "Missing", core.missing(kind));
    }
    node.put("minimal", core.minimal());
    node.put("verified", core.isVerified());
    ArrayNode proofs = node.putArray("proofs");
    core.proofs()
        .forEach(
            proof ->
                proofs
                    .addObject()
                    .put("argument", proof.argument())
                    .put("explanation", proof.explanation())
                    .put("support", proof.support().word()));
  }

  private static void putRepair(ObjectNode node, Repair repair) {
    if (repair instanceof Repair.MoreMemory memory) {
      node.put(
          "kind",
          memory.kind() == MemoryKind.RAM
              ? "more-memory-on-each-device"
              : "more-flash-on-each-device");
      node.put("atLeast", memory.atLeast());
      node.put("enough", memory.enough());
    } else if (repair instanceof Repair.MoreDevices devices) {
      node.put("kind", "more-devices");
      node.put("like", devices.kind().name());
      node.put("atLeast", devices.atLeast());
      node.put("enough", devices.enough());
    } else if (repair instanceof Repair.Link link) {
      node.put("kind", "link");
      node.putArray("between").add(link.a().name()).add(link.b().name());
    } else if (repair instanceof Repair.FinerTile tile) {
      node.put("kind", "finer-tile");
      node.put("layer", tile.layer().name());
      node.put("partsPerVertex", tile.parts());
    } else {
      node.put("kind", "no-pins");
    }
  }

  private void putSolution(ObjectNode node, Solution solution) {
    Fraction cost = evaluate(solution).cost(problem.objective());
    if (problem.objective() == Objective.RATE) {
      node.put("inferenceRate", cost.isZero() ? null : cost.reciprocal().toDouble());
      node.put("upperBound", solution.rateBound().map(Fraction::toDouble).orElse(null));
    } else {
      node.put("totalTraffic", cost.toDouble());
      node.put("lowerBound", solution.costBound().toDouble());
    }
  }

  private void putBottleneck(ObjectNode root, Solution solution) {
    evaluate(solution)
        .bottleneck()
        .ifPresentOrElse(
            bottleneck ->
                root.putObject("bottleneck")
                    .put("kind", bottleneck.kind().name().toLowerCase(Locale.ROOT))
                    .put("index", bottleneck.index()),
            () -> root.putNull("bottleneck"));
  }

  private void putWhatIf(ObjectNode node, WhatIf whatIf) {
    if (whatIf.change() instanceof Change.FasterDevice device) {
      node.put("change", "faster-device").put("device", device.before().name());
    } else if (whatIf.change() instanceof Change.WiderChannel channel) {
      node.put("change", "wider-channel").put("channel", channel.before().name());
    } else {
      node.put("change", "larger-memories");
    }
    putSolution(node, whatIf.solution());
  }

  private static boolean fitsWithReceived(Solution solution) {
    return RamWithReceived.of(solution.problem(), solution.assignment().orElseThrow()).fits();
  }

  private static Evaluation evaluate(Solution solution) {
    return Evaluator.evaluate(solution.problem(), solution.assignment().orElseThrow());
  }
}
