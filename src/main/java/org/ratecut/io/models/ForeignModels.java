package org.ratecut.io.models;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.io.FileFormat;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.model.Network;

/**
 * Model files of other tools, which are known by their names so that a message can say what they
 * are and how to convert them.
 */
public final class ForeignModels {

  private static final String TO_ONNX =
      "Convert it to ONNX with torch.onnx.export in the framework that it comes from.";
  private static final String TO_LITERT =
      "Convert it to LiteRT with tf.lite.TFLiteConverter, or to ONNX with tf2onnx.";
  private static final String UNTRANSLATED =
      "Take the .tflite or .onnx file that it was made from.";

  private ForeignModels() {}

  /** A format for each ending. */
  public static List<FileFormat<Network>> formats() {
    List<FileFormat<Network>> formats = new ArrayList<>();
    for (String ending : List.of(".pt", ".pth", ".pt2", ".ptl", ".ckpt")) {
      formats.add(new Foreign(ending, "a PyTorch model", TO_ONNX));
    }
    for (String ending : List.of(".h5", ".hdf5", ".keras")) {
      formats.add(new Foreign(ending, "a Keras model", TO_LITERT));
    }
    for (String ending : List.of(".pb", ".pbtxt")) {
      formats.add(new Foreign(ending, "a TensorFlow graph", TO_LITERT));
    }
    for (String ending : List.of(".cc", ".cpp", ".c", ".h")) {
      formats.add(
          new Foreign(ending, "source code, perhaps with a model as an array", UNTRANSLATED));
    }
    for (String ending : List.of(".safetensors", ".gguf", ".npz")) {
      formats.add(new Foreign(ending, "a file of weights without a network", TO_ONNX));
    }
    for (String ending : List.of(".pkl", ".joblib")) {
      formats.add(new Foreign(ending, "a Python object", "Convert its model to ONNX."));
    }
    for (String ending : List.of(".mlmodel", ".mlpackage", ".engine", ".trt", ".hef", ".kmodel")) {
      formats.add(new Foreign(ending, "a model of another runtime", UNTRANSLATED));
    }
    return formats;
  }

  private record Foreign(String extension, String what, String advice)
      implements FileFormat<Network> {

    @Override
    public boolean isReadable() {
      return false;
    }

    @Override
    public Network read(Source source) {
      throw new InputException(
          source.name(), "", "This is %s, which is not read.".formatted(what), advice);
    }
  }
}
