package org.ratecut.io;

/**
 * The mark that some editors put in front of a text. In UTF-8 it means nothing and is passed over;
 * in any other encoding it tells that the text cannot be read here.
 */
public final class ByteOrderMark {

  private ByteOrderMark() {}

  /**
   * How many bytes at the beginning of a file are a mark in UTF-8: 3 or 0.
   *
   * @param bytes the beginning of the file
   * @param count how many of them there are
   * @throws InputException if the mark is that of UTF-16 or UTF-32
   */
  public static int length(String file, byte[] bytes, int count) {
    if (starts(bytes, count, 0xEF, 0xBB, 0xBF)) {
      return 3;
    }
    // UTF-32 comes first, because in one order its mark begins with that of UTF-16.
    if (starts(bytes, count, 0xFF, 0xFE, 0, 0) || starts(bytes, count, 0, 0, 0xFE, 0xFF)) {
      throw refused(file, "UTF-32");
    }
    if (starts(bytes, count, 0xFF, 0xFE) || starts(bytes, count, 0xFE, 0xFF)) {
      throw refused(file, "UTF-16");
    }
    return 0;
  }

  private static boolean starts(byte[] bytes, int count, int... mark) {
    boolean same = count >= mark.length;
    for (int i = 0; i < mark.length && same; i++) {
      same = (bytes[i] & 0xFF) == mark[i];
    }
    return same;
  }

  private static InputException refused(String file, String encoding) {
    return new InputException(
        file,
        "",
        "The file is text in %s, but UTF-8 is expected.".formatted(encoding),
        "Save it as UTF-8, for instance in the menu of your editor.");
  }
}
