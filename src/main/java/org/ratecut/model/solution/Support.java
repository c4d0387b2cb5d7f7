package org.ratecut.model.solution;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a proof rests on: whose mistake could make it wrong. */
public enum Support {
  /** A certificate, checked by a program that uses no solver and no code that found the proof. */
  CERTIFIED,
  /** Sums and comparisons of whole numbers in this program; no solver. */
  ARITHMETIC,
  /** This program has tried all assignments, but for parts that arithmetic excludes. */
  ENUMERATION,
  /** Two solvers that share no code come to the same answer. */
  TWO_SOLVERS,
  /** The word of one solver. */
  ONE_SOLVER;

  /** The word for it in files, for instance {@code two-solvers}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a word for it means, if it is one. */
  public static Optional<Support> ofWord(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** Whether a fault of a solver could make the proof wrong. */
  public boolean needsSolver() {
    return this == TWO_SOLVERS || this == ONE_SOLVER;
  }

  /** The weaker of two, for a proof that rests on both. */
  public Support and(Support other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
