package org.ratecut.cli.options.convert;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads shares as people write them: {@code 0.1} or {@code 10%}. */
public final class ShareConverter implements ITypeConverter<Double> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(%?)");

  @Override
  public Double convert(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'%s' is not a share; write a number such as 0.1 or 10%%".formatted(text));
    }
    double number = Double.parseDouble(matcher.group(1));
    return matcher.group(2).isEmpty() ? number : number / 100;
  }
}
