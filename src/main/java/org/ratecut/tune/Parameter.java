package org.ratecut.tune;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;

/** A setting to tune, and the values that it may have. */
public sealed interface Parameter {

  /** As the settings of the solver call it. */
  String name();

  /** A random value of it, as settings write it. */
  String draw(Random random);

  /**
   * A number.
   *
   * @param from the least, positive if {@code logarithmic}
   * @param to the largest, at least {@code from}
   * @param logarithmic whether each factor is as likely as any other, not each difference
   */
  record Real(String name, double from, double to, boolean logarithmic) implements Parameter {

    /** What settings need: people read them. */
    private static final MathContext DIGITS = new MathContext(3);

    @Override
    public String draw(Random random) {
      double value = between(from, to, logarithmic, random);
      double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
      return BigDecimal.valueOf(Math.max(from, Math.min(to, rounded)))
          .stripTrailingZeros()
          .toPlainString();
    }
  }

  /**
   * A whole number.
   *
   * @param from the least, positive if {@code logarithmic}
   * @param to the largest, at least {@code from}
   * @param logarithmic whether each factor is as likely as any other, not each difference
   */
  record Whole(String name, long from, long to, boolean logarithmic) implements Parameter {

    @Override
    public String draw(Random random) {
      // Half a unit on both sides, so that the ends are as likely as what is between.
      long value = Math.round(between(from - 0.5, to + 0.5, logarithmic, random));
      return Long.toString(Math.max(from, Math.min(to, value)));
    }
  }

  /**
   * One of a few values.
   *
   * @param values as settings write them, at least one; in a JSON file texts, if {@code quoted}
   */
  record Choice(String name, List<String> values, boolean quoted) implements Parameter {

    public Choice {
      values = List.copyOf(values);
    }

    @Override
    public String draw(Random random) {
      return values.get(random.nextInt(values.size()));
    }
  }

  /** Whether a JSON file writes the value in quotes. */
  default boolean isQuoted() {
    return this instanceof Choice choice && choice.quoted();
  }

  private static double between(double from, double to, boolean logarithmic, Random random) {
    double share = random.nextDouble();
    return logarithmic ? from * Math.pow(to / from, share) : from + share * (to - from);
  }
}
