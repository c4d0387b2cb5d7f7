package org.ratecut.io.models;

import java.util.Map;
import org.ratecut.layers.NetworkDescription;

/**
 * The layers of a model, and what is published of it.
 *
 * @param places where the tensors that it computes are in the layers, by their names in ONNX and
 *     their numbers in LiteRT
 */
public record ImportedModel(
    NetworkDescription description, ModelSummary summary, Map<String, TensorPlace> places) {

  /** Makes the map immutable. */
  public ImportedModel {
    places = Map.copyOf(places);
  }
}
