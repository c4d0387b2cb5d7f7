package org.ratecut.io;

import java.io.InputStream;
import java.util.Optional;

/**
 * Something with a name that text can be read from: a file, or a file bundled with the program.
 * Formats read sources and so never care which of the two it is.
 */
public interface Source {

  /** What messages call it: the path as the user gave it, or the path within the program. */
  String name();

  /** The file of the user that this is; empty if it comes with the program. */
  default Optional<FileSource> userFile() {
    return Optional.empty();
  }

  /** Whether there is something to read. */
  boolean exists();

  /**
   * How large it is, in bytes, without reading it.
   *
   * @return {@link BoundedStream#UNKNOWN_SIZE} if that is not known
   * @throws InputException if it is missing or cannot be looked at
   */
  public default long size() {
    return BoundedStream.UNKNOWN_SIZE;
  }

  /**
   * Opens it.
   *
   * @param maxBytes the size beyond which it is refused
   * @return a stream that ends after at most {@code maxBytes + 1} bytes, whatever is behind it
   * @throws InputException if it is missing, empty, too large, a folder or not readable
   */
  InputStream open(long maxBytes);

  /**
   * The source that a reference in this one means.
   *
   * @param reference a path with forward slashes, relative to the folder of this source
   * @throws InputException if the reference cannot be a path
   */
  Source resolve(String reference);

  /** The last part of the path, in the case that it is written in. */
  default String fileName() {
    String path = name().replace('\\', '/');
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What the file name ends with from its last dot on, for instance {@code .json}, or nothing. */
  default String extension() {
    int dot = fileName().lastIndexOf('.');
    return dot < 0 ? "" : fileName().substring(dot);
  }

  /** The file name without its extension. */
  default String baseName() {
    return fileName().substring(0, fileName().length() - extension().length());
  }
}
