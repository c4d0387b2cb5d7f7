package org.ratecut.report.problem;

import java.util.List;
import org.ratecut.escape.VisibleText;
import org.ratecut.io.models.ImportedModel;
import org.ratecut.io.models.ModelSummary;
import org.ratecut.io.units.Figures;
import org.ratecut.layers.LayerCounts;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.report.text.TextTable;

/** A model file as text for people, in the numbers that are published of models. */
public final class ModelText {

  private final NetworkDescription network;
  private final ModelSummary summary;

  public ModelText(ImportedModel model) {
    this.network = model.description();
    this.summary = model.summary();
  }

  /** Several lines, each ending with a newline. */
  public String summary() {
    return line("Model", network.name() + ", values of " + network.bitsPerValue() + " bits")
        + line("Parameters", parameters())
        + line("MACs", macs())
        + line("Operators", operators());
  }

  private static String line(String name, String value) {
    return "%-11s %s\n".formatted(name, VisibleText.of(value));
  }

  private String parameters() {
    String trained = Figures.count(summary.parameters());
    return summary.runningValues() == 0
        ? trained
        : "%s; with the %s means and variances of normalisation %s"
            .formatted(
                trained,
                Figures.count(summary.runningValues()),
                Figures.count(summary.parameters() + summary.runningValues()));
  }

  private String macs() {
    String known = Figures.count(summary.macs()) + " per inference";
    return summary.opaque() == 0
        ? known
        : "%s, without those of opaque operators (%d)".formatted(known, summary.opaque());
  }

  private String operators() {
    String opaque = summary.opaque() == 0 ? "" : ", %d opaque".formatted(summary.opaque());
    return "%d, %d of them part of the layer before%s"
        .formatted(summary.operators(), summary.folded(), opaque);
  }

  /** The summary and a table of the layers. */
  public String all() {
    TextTable table = new TextTable("layer", "kind", "parameters", "MACs");
    List<LayerCounts> counts = LayerCounts.of(network);
    for (int i = 0; i < counts.size(); i++) {
      LayerCounts layer = counts.get(i);
      table.add(
          layer.name(),
          network.layers().get(i).operation().getClass().getSimpleName(),
          Figures.count(layer.parameters()),
          Figures.count(layer.macs()));
    }
    return summary() + "\nLayers (parameters that are placed, MACs of a sample)\n" + table.text();
  }
}
