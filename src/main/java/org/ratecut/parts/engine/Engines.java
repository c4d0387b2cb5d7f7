package org.ratecut.parts.engine;

import java.util.List;
import java.util.Locale;
import org.ratecut.io.BytesReader;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.parts.tensor.TensorSpec;
import org.ratecut.parts.tensor.TensorValues;

/** Loads model files with the runtime for their format. */
public final class Engines {

  /** Protocol buffers and Java arrays end there. */
  public static final long MAX_MODEL_BYTES = Integer.MAX_VALUE - 16L;

  private Engines() {}

  /**
   * Loads a file.
   *
   * @throws InputException if it is missing or damaged, or there is no runtime for it here
   */
  public static ModelEngine load(Source file) {
    requireKnown(file);
    return load(file, BytesReader.read(file, MAX_MODEL_BYTES));
  }

  /**
   * Loads a file that is read already.
   *
   * @param file what messages call it, and whose name tells the format
   */
  public static ModelEngine load(Source file, byte[] model) {
    return load(file, model, List.of());
  }

  /**
   * Loads a file and shows what lies within.
   *
   * @param watched names of tensors that become outputs too, after those of the model; what the
   *     model does not have, or not by a name of its own, is left out
   */
  public static ModelEngine load(Source file, byte[] model, List<String> watched) {
    requireKnown(file);
    boolean onnx = extension(file).equals(".onnx");
    try {
      return onnx
          ? OnnxEngine.load(file.name(), OnnxWatch.watch(model, watched))
          : LiteRtEngine.load(file.name(), model, watched);
    } catch (NoClassDefFoundError e) {
      throw NativeResources.missing(
          file.name(), onnx ? "ONNX Runtime" : "LiteRT", "its classes are not on the class path");
    }
  }

  private static void requireKnown(Source file) {
    if (!List.of(".onnx", ".tflite").contains(extension(file))) {
      throw new InputException(
          file.name(),
          "",
          "No runtime here executes files that end with \"%s\".".formatted(file.extension()),
          "Name an .onnx or a .tflite file.");
    }
  }

  private static String extension(Source file) {
    return file.extension().toLowerCase(Locale.ROOT);
  }

  /** Checks values before a runtime sees them. */
  static void requireAccepted(String file, List<TensorSpec> inputs, List<TensorValues> values) {
    if (inputs.size() != values.size()) {
      throw new InputException(
          file,
          "",
          "It has %d inputs, but %d were given.".formatted(inputs.size(), values.size()),
          "Give one value for each input of the model.");
    }
    for (int k = 0; k < inputs.size(); k++) {
      if (!inputs.get(k).accepts(values.get(k).spec())) {
        throw new InputException(
            file,
            "input \"%s\"".formatted(inputs.get(k).name()),
            "It takes %s, but %s was given.".formatted(inputs.get(k).describe(), values.get(k)),
            "Check that the file and the values belong together.");
      }
    }
  }
}
