package org.ratecut.io;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that a misspelt one may have meant. */
public final class CloseNames {

  private static final int MAX_LISTED = 12;

  private final List<String> names;

  private CloseNames(List<String> names) {
    this.names = List.copyOf(names);
  }

  public static CloseNames in(List<String> names) {
    return new CloseNames(names);
  }

  /** At most three names, closest first, at an edit distance of at most a third of the length. */
  public List<String> closestTo(String misspelt) {
    return names.stream()
        .filter(name -> distance(misspelt, name) <= Math.max(1, misspelt.length() / 3))
        .sorted(Comparator.comparingInt(name -> distance(misspelt, name)))
        .limit(3)
        .toList();
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

  /** The edit distance of Levenshtein (1966), ignoring case, by one row of the table at a time. */
  private static int distance(String a, String b) {
    String left = a.toLowerCase(Locale.ROOT);
    String right = b.toLowerCase(Locale.ROOT);
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[right.length()];
  }
}
