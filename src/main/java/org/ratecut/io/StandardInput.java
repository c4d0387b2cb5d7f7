package org.ratecut.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What another program writes into this one. It is read once, as a whole, so that it can be looked
 * at like a file. References in it are relative to the current folder.
 */
public final class StandardInput implements Source {

  /** What users write instead of a path. */
  public static final String NAME = "-";

  private static final int MAX_BYTES = 64 << 20;

  private final byte[] bytes;

  private StandardInput(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads all there is.
   *
   * @throws InputException if it cannot be read or has more than 64 MiB
   */
  public static StandardInput read(InputStream in) {
    byte[] bytes;
    try {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw new InputException(
          name(NAME), "", "It cannot be read: " + e.getMessage() + ".", "Use a file.");
    }
    if (bytes.length > MAX_BYTES) {
      throw new InputException(
          name(NAME),
          "",
          "There are more than %,d bytes.".formatted(MAX_BYTES),
          "Check that it is what you mean, or use a file.");
    }
    return new StandardInput(bytes);
  }

  /** What messages call a file that a user has named. */
  public static String name(String path) {
    return path.equals(NAME) ? "standard input" : path;
  }

  @Override
  public String name() {
    return name(NAME);
  }

  /** Problems and networks in it are JSON. */
  @Override
  public String extension() {
    return ".json";
  }

  @Override
  public String baseName() {
    return name();
  }

  /** Whether the first character that is no blank opens an object. */
  public boolean startsLikeJson() {
    int start = ByteOrderMark.length(name(), bytes, bytes.length);
    while (start < bytes.length && bytes[start] >= 0 && bytes[start] <= ' ') {
      start++;
    }
    return start < bytes.length && bytes[start] == '{';
  }

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public InputStream open(long maxBytes) {
    try {
      return BoundedStream.open(name(), bytes.length, maxBytes, new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new IllegalStateException("Memory can always be read.", e);
    }
  }

  @Override
  public Source resolve(String reference) {
    return FileSource.of(reference);
  }
}
