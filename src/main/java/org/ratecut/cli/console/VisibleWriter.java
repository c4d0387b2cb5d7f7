package org.ratecut.cli.console;

import java.io.PrintWriter;
import org.ratecut.escape.VisibleText;

/**
 * Keeps names from steering the terminal: whatever a command prints, only line ends and tabs go
 * through as they are. In JSON the escaped form means the same character. A command still escapes
 * the line ends of names itself, because here nobody knows whose they are.
 */
final class VisibleWriter extends PrintWriter {

  private final PrintWriter behind;

  /**
   * Prints to another writer.
   *
   * @param out flushed after each line
   */
  VisibleWriter(PrintWriter out) {
    super(out, true);
    this.behind = out;
  }

  /** The writer that this one prints to. */
  PrintWriter behind() {
    return behind;
  }

  @Override
  public void write(int character) {
    write(new char[] {(char) character}, 0, 1);
  }

  @Override
  public void write(char[] characters, int offset, int length) {
    write(new String(characters, offset, length), 0, length);
  }

  @Override
  public void write(String text, int offset, int length) {
    String visible = VisibleText.ofLines(text.substring(offset, offset + length));
    super.write(visible, 0, visible.length());
  }
}
