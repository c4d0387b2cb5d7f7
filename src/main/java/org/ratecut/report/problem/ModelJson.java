package org.ratecut.report.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ratecut.io.models.ImportedModel;
import org.ratecut.layers.LayerCounts;
import org.ratecut.report.ProgramVersion;

/** A model file as JSON, in the numbers that are published of models. */
public final class ModelJson {

  private final ImportedModel model;

  public ModelJson(ImportedModel model) {
    this.model = model;
  }

  /** What is published of the model. */
  ObjectNode summary() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", model.description().name());
    node.put("bitsPerValue", model.description().bitsPerValue());
    node.put("parameters", model.summary().parameters());
    node.put("runningValues", model.summary().runningValues());
    node.put("macs", model.summary().macs());
    node.put("operators", model.summary().operators());
    node.put("folded", model.summary().folded());
    node.put("opaque", model.summary().opaque());
    return node;
  }

  /** The summary with the layers, as one JSON object. */
  public String text() {
    ObjectNode root = summary();
    ArrayNode layers = root.putArray("layers");
    for (LayerCounts counts : LayerCounts.of(model.description())) {
      layers
          .addObject()
          .put("name", counts.name())
          .put("parameters", counts.parameters())
          .put("macs", counts.macs());
    }
    root.put("version", ProgramVersion.number());
    return root.toPrettyString() + "\n";
  }
}
