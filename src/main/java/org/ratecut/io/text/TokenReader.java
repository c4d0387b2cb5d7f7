package org.ratecut.io.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.ratecut.io.ByteOrderMark;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;

/**
 * The numbers and words of a text file, line by line. It keeps one buffer and one token, however
 * long the file or its lines are, and knows the line for every message. Lines without a token are
 * passed over, and so are comments, which start with a character of the format's choice.
 *
 * <p>A reader built on it must not allocate by the counts that a file promises but by what it has
 * read: then a small file never costs much memory, whatever it claims.
 */
final class TokenReader implements Closeable {

  private static final int END = -1;
  private static final int BEFORE_THE_START = -1;
  private static final int NO_COMMENTS = -2;
  private static final int MAX_TOKEN_LENGTH = 40;

  private final String name;
  private final InputStream in;
  private final int comment;
  private final String advice;
  private final byte[] buffer = new byte[1 << 16];
  private final byte[] token = new byte[MAX_TOKEN_LENGTH];
  private long bytesLeft;
  private int position = BEFORE_THE_START;
  private int limit = BEFORE_THE_START;
  private int tokenLength;
  private int line = 1;

  private TokenReader(Source source, long maxBytes, int comment, String advice) {
    this.name = source.name();
    this.in = source.open(maxBytes);
    this.bytesLeft = maxBytes;
    this.comment = comment;
    this.advice = advice;
  }

  /**
   * Starts before the first line.
   *
   * @param maxBytes the size beyond which the file is refused
   * @param advice what to do about a fault that has no better advice of its own
   */
  static TokenReader open(Source source, long maxBytes, String advice) {
    return new TokenReader(source, maxBytes, NO_COMMENTS, advice);
  }

  /** The same for a format in which lines that start with a certain character are comments. */
  static TokenReader openWithComments(Source source, long maxBytes, char comment, String advice) {
    return new TokenReader(source, maxBytes, comment, advice);
  }

  /** The number of the current line, from 1. */
  int line() {
    return line;
  }

  /** Whether nothing but blank lines and comments is left after the current position. */
  boolean atEnd() {
    skipBlanks(true);
    while (peek() == comment) {
      skipLine();
      skipBlanks(true);
    }
    return peek() == END;
  }

  /**
   * Goes to the first token of the next line that has one.
   *
   * @param what what is expected there
   */
  void nextLine(String what) {
    if (atEnd()) {
      throw missing(what);
    }
  }

  private InputException missing(String what) {
    return fault(
        "The file ends where %s should be.".formatted(what),
        "Check that the file was copied completely, or correct the counts at its start.");
  }

  /**
   * Goes to the start of the next line, which may be blank, where the format counts such lines.
   *
   * @param what what is expected there
   */
  void nextLineOrBlank(String what) {
    skipLine();
    passLineEnd();
    while (peek() == comment) {
      skipLine();
      passLineEnd();
    }
    if (peek() == END) {
      throw missing(what);
    }
  }

  private void passLineEnd() {
    if (peek() == '\n') {
      position++;
      line++;
    }
  }

  /** Whether the current line has another token. */
  boolean lineHasMore() {
    skipBlanks(false);
    return peek() != END && peek() != '\n';
  }

  /**
   * Checks that the current line has no further token.
   *
   * @param what what the line consists of
   */
  void endLine(String what) {
    if (lineHasMore()) {
      readToken();
      throw fault("Found %s after %s, where the line should end.".formatted(shown(), what));
    }
  }

  /** Reads a word of the current line that can only be this one. */
  void nextWord(String what, String word) {
    nextToken(what);
    if (!word.equals(text())) {
      throw fault("Found %s where %s should be, \"%s\".".formatted(shown(), what, word));
    }
  }

  int nextInt(String what, int least, int most) {
    return (int) nextLong(what, least, most);
  }

  /**
   * Reads a whole number of the current line.
   *
   * @param what what it is, for messages
   * @param least at least 0
   */
  long nextLong(String what, long least, long most) {
    nextToken(what);
    long value = 0;
    boolean valid = tokenLength <= 18;
    for (int i = 0; i < tokenLength && valid; i++) {
      valid = token[i] >= '0' && token[i] <= '9';
      value = 10 * value + (token[i] - '0');
    }
    if (!valid || value < least || value > most) {
      throw fault(
          "Found %s where %s should be, %s."
              .formatted(
                  shown(),
                  what,
                  least == most
                      ? Long.toString(least)
                      : "a whole number from %d to %d".formatted(least, most)));
    }
    return value;
  }

  InputException fault(String problem) {
    return fault(problem, advice);
  }

  InputException fault(String problem, String itsAdvice) {
    return faultAt(line, problem, itsAdvice);
  }

  InputException faultAt(int faultLine, String problem, String itsAdvice) {
    return new InputException(name, "line " + faultLine, problem, itsAdvice);
  }

  private void nextToken(String what) {
    if (!lineHasMore()) {
      throw fault("The line ends where %s should be.".formatted(what));
    }
    readToken();
  }

  private void readToken() {
    tokenLength = 0;
    for (int next = peek(); next > ' '; next = peek()) {
      if (tokenLength < MAX_TOKEN_LENGTH) {
        token[tokenLength++] = (byte) next;
      }
      position++;
    }
  }

  private String text() {
    return new String(token, 0, tokenLength, StandardCharsets.US_ASCII);
  }

  private String shown() {
    String cut = tokenLength == MAX_TOKEN_LENGTH ? "..." : "";
    return "\"" + text().replaceAll("[^!-~]", "?") + cut + "\"";
  }

  private void skipBlanks(boolean acrossLines) {
    for (int next = peek(); next <= ' ' && next != END; next = peek()) {
      if (next == '\n') {
        if (!acrossLines) {
          return;
        }
        line++;
      }
      position++;
    }
  }

  private void skipLine() {
    while (peek() != END && peek() != '\n') {
      position++;
    }
  }

  private int peek() {
    if (position == limit) {
      fill();
    }
    return limit == 0 ? END : buffer[position] & 0xFF;
  }

  private void fill() {
    boolean first = limit == BEFORE_THE_START;
    try {
      limit = in.readNBytes(buffer, 0, buffer.length);
      position = 0;
      bytesLeft -= limit;
    } catch (IOException e) {
      throw unreadable(e);
    }
    if (bytesLeft < 0) {
      throw fault(
          "The file is larger than any file of its kind.", "Check that it is the file you mean.");
    }
    if (first) {
      passByteOrderMark();
    }
  }

  private void passByteOrderMark() {
    position = ByteOrderMark.length(name, buffer, limit);
    if (position > 0 && position == limit) {
      fill();
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private InputException unreadable(IOException e) {
    return fault(
        "The file cannot be read on: %s.".formatted(e.getMessage()),
        "Check the file and the disk or network folder that it is on.");
  }
}
