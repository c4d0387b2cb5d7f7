package org.ratecut.report.analysis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.ratecut.analyze.Analysis;
import org.ratecut.analyze.Carried;
import org.ratecut.analyze.FullestRam;
import org.ratecut.analyze.LayerWork;
import org.ratecut.analyze.RamContent;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.io.json.JsonText;
import org.ratecut.io.solution.SolutionReport;
import org.ratecut.model.exact.Fraction;
import org.ratecut.pipeline.schedule.SchedulePlan;

/** Where time, RAM and traffic go, as one JSON object, which {@code docs/formats.md} explains. */
public final class AnalysisJson {

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private final SolutionReport report;
  private final Analysis analysis;
  private final AnalysisWords words;

  /**
   * Prepares the object.
   *
   * @param report of an assignment
   * @param analysis of the same
   */
  public AnalysisJson(SolutionReport report, Analysis analysis) {
    this.report = report;
    this.analysis = analysis;
    this.words = new AnalysisWords(report.problem());
  }

  /** The text of the object, which ends with a newline. */
  public String text() {
    Evaluation evaluation = report.evaluation().orElseThrow();
    ObjectNode root = nodes.objectNode();
    root.put("format", "ratecut-analysis").put("version", report.version());
    root.put("problem", report.problem().name());
    root.put("valid", report.isValid());
    root.put("bitsPerValue", report.problem().network().bitsPerValue());
    root.put("inferenceRate", report.inferenceRate().map(Fraction::toDouble).orElse(null));
    root.put("periodSeconds", evaluation.period().toDouble());
    root.put("latencySeconds", report.plan().map(SchedulePlan::latencySeconds).orElse(null));
    ArrayNode layers = root.putArray("layers");
    analysis.works().forEach(each -> add(layers.addObject(), each));
    ArrayNode ram = root.putArray("ramAtFullest");
    analysis.ram().forEach(each -> add(ram.addObject(), each));
    ArrayNode carried = root.putArray("carried");
    analysis.carried().forEach(each -> add(carried.addObject(), each));
    return JsonText.of(root);
  }

  private void add(ObjectNode node, LayerWork work) {
    node.put("layer", words.layer(work.layer()))
        .put("device", words.device(work.device()))
        .put("vertices", work.vertices())
        .put("computation", work.computation())
        .put("seconds", work.time().toDouble());
  }

  private void add(ObjectNode node, FullestRam ram) {
    node.put("device", words.device(ram.device()))
        .put("values", ram.values())
        .put("available", ram.available())
        .put("alwaysThere", ram.always());
    ArrayNode contents = node.putArray("contents");
    for (RamContent each : ram.contents()) {
      ObjectNode content = contents.addObject();
      content
          .put("what", each.what().name().toLowerCase(Locale.ROOT))
          .put("layer", words.layer(each.layer()))
          .put("inferences", each.inferences())
          .put("values", each.values());
      if (each.what() == RamContent.What.RECEIVED) {
        content.put("from", words.device(each.from()));
      }
    }
  }

  private void add(ObjectNode node, Carried carried) {
    node.put("channel", words.channel(carried.channel()))
        .put("layer", words.layer(carried.layer()))
        .put("from", words.device(carried.from()))
        .put("to", carried.to().isPresent() ? words.device(carried.to().getAsInt()) : null)
        .put("values", carried.values())
        .put("seconds", carried.time().toDouble());
  }
}
