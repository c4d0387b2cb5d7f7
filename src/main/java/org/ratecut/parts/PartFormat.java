package org.ratecut.parts;

/** The format of a model and its parts. */
public enum PartFormat {
  LITERT(".tflite"),
  ONNX(".onnx");

  private final String extension;

  PartFormat(String extension) {
    this.extension = extension;
  }

  /** The ending of the names of its files. */
  public String extension() {
    return extension;
  }
}
