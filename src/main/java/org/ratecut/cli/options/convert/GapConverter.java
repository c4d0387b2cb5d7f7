package org.ratecut.cli.options.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ratecut.model.exact.Fraction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a share from 0 to 1 exactly: {@code 0.01} or {@code 1%}. */
public final class GapConverter implements ITypeConverter<Fraction> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?)\\s*(%?)");

  @Override
  public Fraction convert(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (matcher.matches()) {
      BigDecimal number = new BigDecimal(matcher.group(1));
      BigDecimal share = matcher.group(2).isEmpty() ? number : number.movePointLeft(2);
      if (share.compareTo(BigDecimal.ONE) <= 0) {
        return Fraction.of(share.unscaledValue(), BigInteger.TEN.pow(Math.max(0, share.scale())));
      }
    }
    throw new TypeConversionException(
        "'%s' is not a share; write one from 0 to 100 %%, for instance 1%% or 0.01"
            .formatted(text));
  }
}
