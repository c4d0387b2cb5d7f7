package org.ratecut.cli.options.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.ratecut.model.exact.Fraction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a positive decimal number exactly. */
public final class RateConverter implements ITypeConverter<Fraction> {

  private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

  @Override
  public Fraction convert(String text) {
    if (!DECIMAL.matcher(text).matches() || new BigDecimal(text).signum() == 0) {
      throw new TypeConversionException(
          "'%s' is not a rate; write inferences per second with at most nine decimals, for instance 697.5"
              .formatted(text));
    }
    BigDecimal rate = new BigDecimal(text);
    return Fraction.of(rate.unscaledValue(), BigInteger.TEN.pow(rate.scale()));
  }
}
