package org.ratecut.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends after a number of bytes, so that no reader can be made to read for ever. */
public final class BoundedStream extends FilterInputStream {

  /** The size of what does not know its size. */
  public static final long UNKNOWN_SIZE = 0;

  private long left;

  private BoundedStream(InputStream in, long maxBytes) {
    super(in);
    this.left = maxBytes;
  }

  /**
   * Bounds a stream, to one byte more than the most that is to be read.
   *
   * @param size in bytes, or {@link #UNKNOWN_SIZE}; a pipe has none
   * @throws InputException if it is known to be too large
   */
  public static InputStream open(String name, long size, long maxBytes, InputStream in)
      throws IOException {
    if (size > maxBytes) {
      in.close();
      throw tooLarge(name, "has %,d bytes".formatted(size), maxBytes);
    }
    return new BoundedStream(in, maxBytes + 1);
  }

  static InputException tooLarge(String name, String found, long maxBytes) {
    return new InputException(
        name,
        "",
        "The file %s; at most %,d are read.".formatted(found, maxBytes),
        "Check that it is the file you mean.");
  }

  @Override
  public int read() throws IOException {
    int value = left == 0 ? -1 : super.read();
    left -= value < 0 ? 0 : 1;
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = left == 0 ? -1 : super.read(buffer, offset, (int) Math.min(length, left));
    left -= Math.max(0, count);
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(Math.min(count, left));
    left -= skipped;
    return skipped;
  }
}
