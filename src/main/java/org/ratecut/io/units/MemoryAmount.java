package org.ratecut.io.units;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ratecut.io.InputException;

/**
 * An amount of memory on the command line, for instance {@code 20 KiB}.
 *
 * @param amount in the base of the unit
 */
public record MemoryAmount(BigDecimal amount, boolean isInValues) {

  private static final Pattern FORM =
      Pattern.compile("\\s*(\\d{1,15}(?:\\.\\d{1,9})?)\\s*([A-Za-z]+)\\s*");

  /**
   * Reads an amount.
   *
   * @param option what messages call the place
   * @throws InputException if it is no number with a unit of memory
   */
  public static MemoryAmount parse(String option, String text) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      for (Unit unit : Unit.of(Measure.MEMORY)) {
        if (unit.symbol.equalsIgnoreCase(matcher.group(2))) {
          BigDecimal amount =
              new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit.factor));
          return new MemoryAmount(amount, unit.base == Unit.Base.VALUE);
        }
      }
    }
    throw new InputException(
        option,
        "",
        "Found \"%s\", but expected an amount of memory.".formatted(text),
        "Write a number and a unit, for instance \"20 KiB\". Units are %s."
            .formatted(String.join(", ", Unit.symbolsOf(Measure.MEMORY))));
  }

  /** How many whole values hold it, so that what is left is never too much. */
  public long valuesToHold(int bitsPerValue) {
    BigDecimal perValue = BigDecimal.valueOf(isInValues ? 1 : bitsPerValue);
    BigDecimal values = amount.divide(perValue, 0, RoundingMode.CEILING);
    return values.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? Long.MAX_VALUE
        : values.longValueExact();
  }
}
