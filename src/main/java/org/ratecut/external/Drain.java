package org.ratecut.external;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads what a program writes, on a thread of its own, so that the program never waits for a
 * reader. Keeps only the beginning, however much there is.
 */
final class Drain {

  private static final long MAX_MILLIS_TO_END = 500;
  private static final int LINES_SHOWN = 5;
  private static final int MAX_SHOWN_LENGTH = 1_000;

  private final InputStream in;
  private final int maxKept;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Thread thread = new Thread(this::readAll, "drain");
  private boolean overflowed;

  private Drain(InputStream in, int maxKept) {
    this.in = in;
    this.maxKept = maxKept;
  }

  static Drain start(InputStream in, int maxKept) {
    Drain drain = new Drain(in, maxKept);
    drain.thread.setDaemon(true);
    drain.thread.start();
    return drain;
  }

  /** Waits for the end of the stream, but not for children that keep it open. */
  void await() throws InterruptedException {
    thread.join(MAX_MILLIS_TO_END);
  }

  synchronized ExternalProgram.Output result() {
    return new ExternalProgram.Output(kept.toString(StandardCharsets.UTF_8), overflowed);
  }

  /** The last lines of what is kept, for a message; empty if nothing was written. */
  String lastLines() {
    List<String> lines = result().text().strip().lines().toList();
    String text =
        lines.stream()
            .skip(Math.max(0, lines.size() - LINES_SHOWN))
            .map(String::strip)
            .collect(Collectors.joining(" / "));
    return text.length() <= MAX_SHOWN_LENGTH
        ? text
        : text.substring(text.length() - MAX_SHOWN_LENGTH);
  }

  private void readAll() {
    byte[] buffer = new byte[1 << 13];
    try (in) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        keep(buffer, count);
      }
    } catch (IOException e) {
      // The program was stopped: what came before is all there is.
      return;
    }
  }

  private synchronized void keep(byte[] buffer, int count) {
    int room = Math.min(count, maxKept - kept.size());
    kept.write(buffer, 0, room);
    overflowed |= room < count;
  }
}
