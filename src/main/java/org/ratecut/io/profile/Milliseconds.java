package org.ratecut.io.profile;

import java.math.BigDecimal;

/** Times as tables have them: decimal milliseconds that are whole nanoseconds. */
final class Milliseconds {

  private static final int MAX_LENGTH = 100;
  private static final int DIGITS_OF_NANOSECONDS = 6;

  /** About 104 days; sums of as many vertices as there can be stay exact. */
  private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE >> 10, 6);

  private Milliseconds() {}

  /**
   * Nanoseconds.
   *
   * @throws org.ratecut.io.InputException if the text is no such time
   */
  static long parse(String text, Place place) {
    try {
      if (text.length() <= MAX_LENGTH) {
        return nanoseconds(new BigDecimal(text), text, place);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    String shown = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    throw place.fail(
        "Found \"%s\", but expected a number of milliseconds.".formatted(shown),
        "Write it like 12.5, with a point, or - if it was not measured.");
  }

  private static long nanoseconds(BigDecimal number, String text, Place place) {
    if (number.signum() < 0 || number.compareTo(MAX) > 0) {
      throw place.fail(
          "The time %s ms is not from 0 to %s ms.".formatted(text, MAX.toBigInteger()),
          "Correct the value; times are in milliseconds.");
    }
    if (number.signum() != 0 && number.stripTrailingZeros().scale() > DIGITS_OF_NANOSECONDS) {
      throw place.fail(
          "The time %s ms is not a whole number of nanoseconds.".formatted(text),
          "Round it to six digits after the point.");
    }
    return number.signum() == 0 ? 0 : number.movePointRight(DIGITS_OF_NANOSECONDS).longValueExact();
  }
}
