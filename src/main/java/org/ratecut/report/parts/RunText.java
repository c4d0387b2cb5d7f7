package org.ratecut.report.parts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.ratecut.escape.VisibleText;
import org.ratecut.io.json.JsonText;
import org.ratecut.io.units.Figures;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.pace.Pace;
import org.ratecut.parts.run.RunRecord;
import org.ratecut.report.ProgramVersion;

/** How a run of parts went, as text and as JSON. */
public final class RunText {

  private final Manifest manifest;
  private final RunRecord record;
  private final Optional<Pace> pace;

  /**
   * Presents a run.
   *
   * @param pace that it kept to, if any
   */
  public RunText(Manifest manifest, RunRecord record, Optional<Pace> pace) {
    this.manifest = manifest;
    this.record = record;
    this.pace = pace;
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("Problem       %s\n".formatted(VisibleText.of(manifest.problem())));
    text.append("Devices       %s\n".formatted(Figures.count(manifest.devices().size())));
    text.append("Inferences    %s\n".formatted(Figures.count(record.count())));
    record
        .rate()
        .ifPresent(
            rate ->
                text.append("Inferences/s  %s%s\n".formatted(Figures.shortRate(rate), promised())));
    text.append(
        "Latency       %s ms (median), %s ms (worst)\n"
            .formatted(ms(record.medianLatency()), ms(record.worstLatency())));
    text.append("              %s ms (first)\n".formatted(ms(record.firstLatency())));
    return text.toString();
  }

  private String promised() {
    return pace.map(each -> " (promised: %s)".formatted(Figures.shortRate(1 / each.period())))
        .orElse("");
  }

  private static String ms(double seconds) {
    return String.format(Locale.ROOT, "%.3f", 1e3 * seconds);
  }

  public String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("problem", manifest.problem());
    root.put("inferences", record.count());
    record.rate().ifPresent(rate -> root.put("inferenceRate", rate));
    pace.ifPresent(each -> root.put("predictedRate", 1 / each.period()));
    root.put("latencyFirstSeconds", record.firstLatency());
    root.put("latencyMedianSeconds", record.medianLatency());
    root.put("latencyWorstSeconds", record.worstLatency());
    ArrayNode outputs = root.putArray("outputs");
    for (int i = 0; i < manifest.outputs().size(); i++) {
      outputs
          .addObject()
          .put("tensor", manifest.outputs().get(i).tensor())
          .put("values", record.firstAnswer().get(i).toString());
    }
    root.put("version", ProgramVersion.number());
    return JsonText.of(root);
  }
}
