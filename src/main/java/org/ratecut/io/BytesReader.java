package org.ratecut.io;

import java.io.IOException;
import java.io.InputStream;

/** Reads whole files, bounded. */
public final class BytesReader {

  private BytesReader() {}

  /**
   * The bytes of a source.
   *
   * @param maxBytes the size beyond which it is refused, at most 2^31 - 16
   * @throws InputException if it cannot be read or is too large
   */
  public static byte[] read(Source source, long maxBytes) {
    byte[] bytes;
    try (InputStream in = source.open(maxBytes)) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new InputException(
          source.name(),
          "",
          "The file cannot be read: " + e.getMessage() + ".",
          "Check the file and the disk or network folder that it is on.");
    }
    if (bytes.length > maxBytes) {
      throw BoundedStream.tooLarge(source.name(), "has more bytes", maxBytes);
    }
    return bytes;
  }
}
