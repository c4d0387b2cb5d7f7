package org.ratecut.io.json;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.ratecut.io.ByteOrderMark;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;

/**
 * Reads a file with one JSON document on each line (JSON Lines), one after the other. Every line
 * ends with a newline. A last line that does not is not read, because the program that wrote the
 * file was ended while it wrote: {@link #hasUnfinishedLine} tells.
 */
public final class JsonLines implements AutoCloseable {

  private static final long MAX_BYTES = 4L << 30;
  private static final int MAX_BYTES_OF_A_LINE = 16 << 20;

  private final StrictJson parser = new StrictJson();
  private final Source source;
  private final InputStream in;
  private long line;
  private long wholeBytes;
  private boolean unfinished;

  /**
   * Opens a file.
   *
   * @throws InputException if it cannot be read or has more than 4 GiB
   */
  public JsonLines(Source source) {
    this.source = source;
    this.in = new BufferedInputStream(source.open(MAX_BYTES), 1 << 16);
  }

  /**
   * The document on the next line.
   *
   * @return empty after the last
   * @throws InputException if the line is not JSON, is blank, or has more than 16 MiB
   */
  public Optional<JsonValue> next() {
    Optional<byte[]> bytes = nextLine();
    line += 1;
    return bytes.map(this::text).map(text -> JsonValue.rootOf(parse(text)));
  }

  /** Whether the file ends in the middle of a line; known after the last line is read. */
  public boolean hasUnfinishedLine() {
    return unfinished;
  }

  /** How many bytes the lines read so far have, with their newlines. */
  public long wholeBytes() {
    return wholeBytes;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private JsonDocument parse(String text) {
    return parser.parse(source, new JsonDocument.Place(line, false), text);
  }

  private Optional<byte[]> nextLine() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      int next = in.read();
      while (next >= 0 && next != '\n') {
        if (bytes.size() == MAX_BYTES_OF_A_LINE) {
          throw fail(line + 1, "The line has more than %,d bytes.".formatted(bytes.size()));
        }
        bytes.write(next);
        next = in.read();
      }
      unfinished = next < 0 && bytes.size() > 0;
      wholeBytes += next < 0 ? 0 : bytes.size() + 1;
      return next < 0 ? Optional.empty() : Optional.of(withoutMark(bytes.toByteArray()));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private byte[] withoutMark(byte[] bytes) {
    int mark = line == 0 ? ByteOrderMark.length(source.name(), bytes, bytes.length) : 0;
    return Arrays.copyOfRange(bytes, mark, bytes.length);
  }

  private String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.isBlank()) {
        throw fail(line, "The line is empty, but every line has one JSON object.");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw fail(line, "The line is not UTF-8 text.");
    }
  }

  private InputException fail(long at, String problem) {
    return new InputException(
        source.name(), "line " + at, problem, "Check that it is the file you mean.");
  }

  private InputException unreadable(IOException e) {
    return new InputException(
        source.name(),
        "",
        "The file cannot be read: " + e.getMessage() + ".",
        "Check the file and the disk or network folder that it is on.");
  }
}
