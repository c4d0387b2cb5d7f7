package org.ratecut.tune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.ratecut.io.CloseNames;
import org.ratecut.io.InputException;

/**
 * Problems to tune with, and problems to judge by, which tuning never sees.
 *
 * @param tuning at least one
 * @param holdOut at least one, none of them in {@code tuning}
 */
public record Split(List<String> tuning, List<String> holdOut) {

  /**
   * Checks that both sides have problems and no common one.
   *
   * @throws IllegalArgumentException if not
   */
  public Split {
    tuning = List.copyOf(tuning);
    holdOut = List.copyOf(holdOut);
    if (tuning.isEmpty() || holdOut.isEmpty() || !Collections.disjoint(tuning, holdOut)) {
      throw new IllegalArgumentException("Tuning and hold-out must be disjoint and not empty.");
    }
  }

  /**
   * Splits as an option says it.
   *
   * @param holdOut a share such as {@code 0.25}, or names separated by commas
   * @throws InputException if a name is unknown, or the share not between 0 and 1
   */
  public static Split parse(List<String> problems, String holdOut, long seed) {
    if (!holdOut.matches("[0-9.]+")) {
      return byNames(problems, List.of(holdOut.split(",")));
    }
    if (!holdOut.matches("0?\\.[0-9]+")) {
      throw new InputException(
          "--hold-out " + holdOut,
          "",
          "A share must be between 0 and 1.",
          "Write for instance 0.25, or the names of problems.");
    }
    return byShare(problems, Double.parseDouble(holdOut), seed);
  }

  /**
   * Holds out the named problems.
   *
   * @param problems all that there are
   * @throws InputException if a name is not among them, or none remains
   */
  public static Split byNames(List<String> problems, List<String> holdOut) {
    for (String name : holdOut) {
      if (!problems.contains(name)) {
        throw new InputException(
            "--hold-out " + name,
            "",
            "The suite has no such problem.",
            CloseNames.in(problems).advise(name));
      }
    }
    List<String> tuning = problems.stream().filter(each -> !holdOut.contains(each)).toList();
    requireBoth(problems, holdOut.size());
    return new Split(tuning, holdOut.stream().distinct().toList());
  }

  /**
   * Holds out a random part.
   *
   * @param share of the problems, above 0, below 1; at least one problem is on each side
   * @throws InputException if there are fewer than two problems
   */
  public static Split byShare(List<String> problems, double share, long seed) {
    requireBoth(problems, 1);
    int count = (int) Math.round(share * problems.size());
    int held = Math.max(1, Math.min(problems.size() - 1, count));
    List<String> shuffled = new ArrayList<>(problems);
    Collections.shuffle(shuffled, new Random(seed));
    List<String> holdOut = shuffled.subList(0, held);
    return new Split(
        problems.stream().filter(each -> !holdOut.contains(each)).toList(),
        problems.stream().filter(holdOut::contains).toList());
  }

  private static void requireBoth(List<String> problems, int held) {
    if (problems.size() <= held) {
      throw new InputException(
          "--hold-out",
          "",
          "Of %d problems, %d are held out; none remains to tune with."
              .formatted(problems.size(), held),
          "Use a suite of more problems, or hold out fewer.");
    }
  }
}
