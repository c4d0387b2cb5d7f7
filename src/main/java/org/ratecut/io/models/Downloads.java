package org.ratecut.io.models;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;

/** Files that have the name of a model, but are what a download left instead of it. */
public final class Downloads {

  private static final int START = 512;

  private Downloads() {}

  /**
   * Checks the start of a file.
   *
   * @throws InputException if it is no model but a pointer or a page, with what to do
   */
  public static void requireModel(Source source, byte[] bytes) {
    int length = Math.min(START, bytes.length);
    String start =
        new String(bytes, 0, length, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
    if (start.startsWith("version https://git-lfs")) {
      throw new InputException(
          source.name(),
          "",
          "This is a pointer of Git LFS, not the model itself.",
          "Run git lfs pull in the repository that it comes from.");
    }
    if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
      throw new InputException(
          source.name(),
          "",
          "This is an HTML page, not a model.",
          "Download the file itself: on GitHub, the link is called Raw.");
    }
    if (bytes.length == 0) {
      throw new InputException(
          source.name(), "", "The file is empty.", "Download or write it again.");
    }
  }
}
