package org.ratecut.io.json;

import org.ratecut.io.FileFormat;

/**
 * A format in JSON, which can be a file of its own or stand inside another JSON file.
 *
 * @param <T> what is read, for instance a network
 */
public interface JsonFileFormat<T> extends FileFormat<T> {

  @Override
  default String extension() {
    return ".json";
  }

  /**
   * Reads a part of another document.
   *
   * @throws org.ratecut.io.InputException if it is not what the format says
   */
  T readPart(JsonValue part);
}
