package org.ratecut.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads whole text files: UTF-8, bounded, not empty. */
public final class TextReader {

  private TextReader() {}

  /**
   * The text of a source, without the byte order mark that some editors put in front.
   *
   * @param maxBytes the size beyond which it is refused, at most 1 GiB
   * @throws InputException if it cannot be read, is too large, is not UTF-8, or is empty
   */
  public static String read(Source source, long maxBytes) {
    byte[] bytes = BytesReader.read(source, maxBytes);
    String text = decode(source, bytes);
    if (text.isBlank()) {
      throw new InputException(
          source.name(), "", "The file is empty.", "Check that it was written completely.");
    }
    return text;
  }

  private static String decode(Source source, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    in.position(ByteOrderMark.length(source.name(), bytes, bytes.length));
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    if (result.isError()) {
      long line = out.flip().chars().filter(character -> character == '\n').count() + 1;
      throw new InputException(
          source.name(),
          "line " + line,
          "Byte 0x%02X at offset %d is not UTF-8 text."
              .formatted(bytes[in.position()], in.position()),
          "Save the file as UTF-8 text; if it is compressed, unpack it first.");
    }
    return out.flip().toString();
  }
}
