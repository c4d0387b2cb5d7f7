package org.ratecut.io;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Finds the names that a misspelt one may have meant. */
public final class CloseNames {

  private static final int MAX_LISTED = 12;

  /** Letters that a word must have to be looked for in others. */
  private static final int MIN_PART = 4;

  private final List<String> names;

  private CloseNames(List<String> names) {
    this.names = List.copyOf(names);
  }

  public static CloseNames in(List<String> names) {
    return new CloseNames(names);
  }

  /**
   * At most three names, closest first: those at an edit distance of at most a third of the length,
   * or if there is none, those that have the word in them, or are in it.
   */
  public List<String> closestTo(String misspelt) {
    List<String> near = closest(misspelt, name -> isNear(misspelt, name));
    return near.isEmpty() ? closest(misspelt, name -> isPart(misspelt, name)) : near;
  }

  private List<String> closest(String misspelt, Predicate<String> condition) {
    return names.stream()
        .filter(condition)
        .sorted(Comparator.comparingInt(name -> distance(misspelt, name)))
        .limit(3)
        .toList();
  }

  private static boolean isNear(String misspelt, String name) {
    return distance(misspelt, name) <= Math.max(1, misspelt.length() / 3);
  }

  /** Advice for a misspelt name: a close name, or else the first few names there are. */
  public String advise(String misspelt) {
    List<String> close = closestTo(misspelt);
    if (close.isEmpty()) {
      return "Known names are %s%s."
          .formatted(
              String.join(", ", names.subList(0, Math.min(MAX_LISTED, names.size()))),
              names.size() > MAX_LISTED ? ", …" : "");
    }
    return "Did you mean %s?".formatted(String.join(" or ", close));
  }

  /** Whether one is in the other, as "polish" is in "cpsat-polish"; short words are in too many. */
  private static boolean isPart(String misspelt, String name) {
    String left = misspelt.toLowerCase(Locale.ROOT);
    String right = name.toLowerCase(Locale.ROOT);
    return Math.min(left.length(), right.length()) >= MIN_PART
        && (left.contains(right) || right.contains(left));
  }

  /**
   * The edits from one to the other, ignoring case, where exchanging two neighbours is one edit
   * (Damerau, 1964), by three rows of the table of Levenshtein (1966).
   */
  private static int distance(String a, String b) {
    String left = a.toLowerCase(Locale.ROOT);
    String right = b.toLowerCase(Locale.ROOT);
    int[] beforeLast = new int[right.length() + 1];
    int[] last = IntStream.rangeClosed(0, right.length()).toArray();
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[right.length() + 1];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = last[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substituted, 1 + Math.min(last[j], row[j - 1]));
        if (areExchanged(left, i, right, j)) {
          row[j] = Math.min(row[j], 1 + beforeLast[j - 2]);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[right.length()];
  }

  private static boolean areExchanged(String left, int i, String right, int j) {
    return i > 1
        && j > 1
        && left.charAt(i - 1) == right.charAt(j - 2)
        && left.charAt(i - 2) == right.charAt(j - 1);
  }
}
