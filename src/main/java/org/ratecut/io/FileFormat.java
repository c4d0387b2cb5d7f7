package org.ratecut.io;

/**
 * One way to write a {@code T} in a file. The file's extension tells formats apart.
 *
 * @param <T> what is read, for instance a network
 */
public interface FileFormat<T> {

  /** For instance {@code .grf}. */
  String extension();

  /**
   * Reads a file.
   *
   * @throws InputException if it cannot be read or is not what the format says
   */
  T read(Source source);

  /** Whether files of this format can be read; others are known only to say what they are. */
  default boolean isReadable() {
    return true;
  }
}
