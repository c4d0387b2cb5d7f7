package org.ratecut.cli.options.convert;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations as people write them: {@code 500ms}, {@code 60s}, {@code 1.5m}, {@code 2h}. */
public final class DurationConverter implements ITypeConverter<Duration> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h)");

  private static final Map<String, Long> NANOS =
      Map.of("ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);

  private static final BigDecimal LONGEST = BigDecimal.valueOf(Duration.ofDays(365).toNanos());

  @Override
  public Duration convert(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'%s' is not a duration; write a number and ms, s, m or h, for instance 60s"
              .formatted(text));
    }
    BigDecimal nanos =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(NANOS.get(matcher.group(2))));
    if (nanos.signum() == 0 || nanos.compareTo(LONGEST) > 0) {
      throw new TypeConversionException(
          "'%s' must be more than nothing and at most a year (8760h)".formatted(text));
    }
    return Duration.ofNanos(nanos.longValue());
  }
}
