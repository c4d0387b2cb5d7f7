package org.ratecut.parts.folder;

import java.util.Locale;
import org.ratecut.io.BytesReader;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.problem.ModelFile;
import org.ratecut.layers.LayerTilings;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.parts.cut.Parts;
import org.ratecut.parts.cut.Splitter;
import org.ratecut.parts.graph.CuttableModel;
import org.ratecut.parts.litert.LiteRtModel;
import org.ratecut.parts.onnx.OnnxModel;

/** Cuts a model file as assignments say. */
public final class ModelSplit {

  /** Larger models do not fit in an array. */
  private static final long MAX_BYTES = 1L << 30;

  private final CuttableModel model;
  private final NetworkDescription layers;

  private ModelSplit(CuttableModel model, NetworkDescription layers) {
    this.model = model;
    this.layers = layers;
  }

  /**
   * A model file whose parts can be written.
   *
   * @throws InputException if it cannot be cut
   */
  public static ModelSplit read(ModelFile file) {
    return new ModelSplit(model(file), file.layers());
  }

  /**
   * The parts under an assignment, whether it is valid or not.
   *
   * @param problem whose network is made of the file
   * @throws InputException if a part cannot be written in the format of the model
   * @throws org.ratecut.model.exact.InvalidModelException if the assignment does not fit the
   *     problem
   */
  public Parts split(Problem problem, Assignment assignment) {
    return Splitter.split(model, problem, LayerTilings.of(layers), assignment);
  }

  private static CuttableModel model(ModelFile file) {
    Source source = file.source();
    byte[] bytes = BytesReader.read(source, MAX_BYTES);
    String extension = source.extension().toLowerCase(Locale.ROOT);
    if (extension.equals(".tflite")) {
      return new LiteRtModel(source.fileName(), bytes, file.model());
    }
    if (extension.equals(".onnx")) {
      return OnnxModel.read(source, bytes, file.model().places());
    }
    throw new InputException(
        source.name(),
        "",
        "Parts of this format cannot be written.",
        "Convert the model to LiteRT.");
  }
}
