package org.ratecut.cli.options;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers, and says what is wrong in words for people who do not write Java. */
public final class WholeNumbers {

  private static final Pattern FORM = Pattern.compile("[+-]?\\d{1,30}");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");

  private WholeNumbers() {}

  /** Makes a command line and all its commands read numbers in this way. */
  public static CommandLine readBy(CommandLine commandLine) {
    return commandLine
        .registerConverter(Long.class, WholeNumbers::ofLong)
        .registerConverter(long.class, WholeNumbers::ofLong)
        .registerConverter(Integer.class, WholeNumbers::ofInt)
        .registerConverter(int.class, WholeNumbers::ofInt)
        .registerConverter(BigDecimal.class, WholeNumbers::ofDecimal);
  }

  private static long ofLong(String text) {
    return read(text, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static int ofInt(String text) {
    return (int) read(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static BigDecimal ofDecimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new TypeConversionException(
          "'%s' is not a number; write it like 6 or 4.25.".formatted(text));
    }
    return new BigDecimal(text);
  }

  private static long read(String text, long min, long max) {
    if (!FORM.matcher(text).matches()) {
      throw new TypeConversionException("'%s' is not a whole number.".formatted(text));
    }
    BigInteger number = new BigInteger(text);
    if (number.compareTo(BigInteger.valueOf(min)) < 0
        || number.compareTo(BigInteger.valueOf(max)) > 0) {
      throw new TypeConversionException("'%s' is not between %d and %d.".formatted(text, min, max));
    }
    return number.longValue();
  }
}
