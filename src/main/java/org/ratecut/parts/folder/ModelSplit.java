package org.ratecut.parts.folder;

import java.util.Locale;
import org.ratecut.io.BytesReader;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.problem.ModelFile;
import org.ratecut.layers.LayerTilings;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.parts.cut.Parts;
import org.ratecut.parts.cut.Splitter;
import org.ratecut.parts.graph.CuttableModel;
import org.ratecut.parts.litert.LiteRtModel;
import org.ratecut.parts.onnx.OnnxModel;

/** Cuts a model file as an assignment says. */
public final class ModelSplit {

  /** Larger models do not fit in an array. */
  private static final long MAX_BYTES = 1L << 30;

  private ModelSplit() {}

  /**
   * The parts of a model, whether the assignment is valid or not.
   *
   * @param file that the network of the problem is made of
   * @throws InputException if a part cannot be written in the format of the model
   * @throws org.ratecut.model.exact.InvalidModelException if the assignment does not fit the
   *     problem
   */
  public static Parts of(ModelFile file, Problem problem, Assignment assignment) {
    return Splitter.split(model(file), problem, LayerTilings.of(file.layers()), assignment);
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
