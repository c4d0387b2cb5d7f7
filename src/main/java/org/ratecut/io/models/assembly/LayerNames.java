package org.ratecut.io.models.assembly;

import java.util.HashSet;
import java.util.Set;

/** Gives each layer a name of its own that can be printed, close to the one in the model. */
final class LayerNames {

  private static final int LONGEST = 100;

  private final Set<String> taken = new HashSet<>();

  String unique(String wanted) {
    String printable = printable(wanted);
    String name = printable;
    for (int i = 2; !taken.add(name); i++) {
      name = printable + "#" + i;
    }
    return name;
  }

  /** Without control characters, not blank and not endless. */
  static String printable(String text) {
    String start = text.substring(0, Math.min(LONGEST, text.length()));
    String clean = start.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Co}\\p{Cn}]", "?").strip();
    return clean.isEmpty() ? "unnamed" : clean;
  }
}
