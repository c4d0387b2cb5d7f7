package org.ratecut.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends after a number of bytes, so that no reader can be made to read for ever. */
final class BoundedStream extends FilterInputStream {

  private long left;

  private BoundedStream(InputStream in, long mostBytes) {
    super(in);
    this.left = mostBytes;
  }

  /**
   * Bounds a stream whose size is known, or 0 if it is not known (a pipe).
   *
   * @throws InputException if it is too large
   */
  static InputStream open(String name, long size, long mostBytes, InputStream in)
      throws IOException {
    if (size > mostBytes) {
      in.close();
      throw tooLarge(name, "has %,d bytes".formatted(size), mostBytes);
    }
    return new BoundedStream(in, mostBytes + 1);
  }

  static InputException tooLarge(String name, String found, long mostBytes) {
    return new InputException(
        name,
        "",
        "The file %s; at most %,d are read.".formatted(found, mostBytes),
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
