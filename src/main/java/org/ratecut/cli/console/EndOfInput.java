package org.ratecut.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Waits for the end of a stream on a thread that nothing waits for. The standard input of a process
 * ends when the program that started it does, however that comes to its end.
 */
public final class EndOfInput {

  private EndOfInput() {}

  public static void await(InputStream in, Runnable action) {
    Thread thread =
        new Thread(
            () -> {
              skipAll(in);
              action.run();
            },
            "end of input");
    thread.setDaemon(true);
    thread.start();
  }

  private static void skipAll(InputStream in) {
    try {
      var unused = in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // What cannot be read has ended.
      return;
    }
  }
}
