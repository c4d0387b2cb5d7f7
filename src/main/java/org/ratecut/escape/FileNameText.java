package org.ratecut.escape;

import java.util.Locale;
import java.util.Set;

/**
 * A part of a file name that every file system takes, and that stays in its folder: letters of
 * ASCII, digits, dots, dashes and underscores. Two names may become the same; who needs them to
 * differ adds a number.
 */
public final class FileNameText {

  private static final int MAX_LENGTH = 80;

  /** Windows keeps these for devices, whatever their case and ending. */
  private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul");

  private FileNameText() {}

  /** From 1 to 80 characters, not beginning or ending with a dot. */
  public static String of(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._-]+", "_");
    String shortened = plain.substring(0, Math.min(plain.length(), MAX_LENGTH));
    String undotted = shortened.replaceAll("^\\.+|\\.+$", "_");
    return undotted.isEmpty() || isReserved(undotted) ? shorten("_" + undotted) : undotted;
  }

  private static String shorten(String name) {
    return name.substring(0, Math.min(name.length(), MAX_LENGTH));
  }

  private static boolean isReserved(String name) {
    String start = name.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
    return RESERVED.contains(start) || start.matches("(com|lpt)[0-9]");
  }
}
