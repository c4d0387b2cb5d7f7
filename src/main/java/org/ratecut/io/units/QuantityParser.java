package org.ratecut.io.units;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ratecut.io.CloseNames;
import org.ratecut.io.InputException;
import org.ratecut.io.json.JsonValue;

/** Splits a number and its unit, and says what is wrong with them. */
final class QuantityParser {

  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile(
          "\\s*([+-]?\\d{1,100}(?:\\.\\d{1,100})?(?:[eE][+-]?\\d{1,3})?)\\s*(\\S.*?)?\\s*");

  /** More digits than any device has, few enough to compute with at once. */
  private static final int MAX_DIGITS = 40;

  private final JsonValue value;
  private final Measure measure;

  QuantityParser(JsonValue value, Measure measure) {
    this.value = value;
    this.measure = measure;
  }

  Quantity parse() {
    if (value.isNumber()) {
      return quantity(value.decimal(), Unit.of(measure).get(0));
    }
    Matcher matcher = NUMBER_AND_UNIT.matcher(value.text());
    if (!matcher.matches()) {
      throw value.fail(
          "Found %s, but expected a %s: a number and a unit.".formatted(value.show(), measure),
          "Write it like \"64 %s\". %s"
              .formatted(Unit.symbolsOf(measure).get(1), unitsOfTheMeasure()));
    }
    return quantity(new BigDecimal(matcher.group(1)), unit(matcher.group(2)));
  }

  private Unit unit(String symbol) {
    if (symbol == null) {
      return Unit.of(measure).get(0);
    }
    Optional<Unit> unit = Unit.withSymbol(symbol);
    if (unit.isEmpty()) {
      throw unknownUnit(symbol);
    }
    if (unit.get().measure != measure) {
      throw value.fail(
          "Found %s, a %s, but expected a %s.".formatted(value.show(), unit.get().measure, measure),
          unitsOfTheMeasure());
    }
    return unit.get();
  }

  private Quantity quantity(BigDecimal number, Unit unit) {
    if (number.signum() < 0) {
      throw value.fail(
          "The %s %s must not be negative.".formatted(measure, value.show()), "Correct the value.");
    }
    BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    if (plain.precision() - (long) plain.scale() > MAX_DIGITS || plain.scale() > MAX_DIGITS) {
      throw value.fail(
          "The %s %s has too many digits.".formatted(measure, value.show()),
          "Check the number and its exponent.");
    }
    BigDecimal amount = plain.multiply(BigDecimal.valueOf(unit.factor));
    return new Quantity(value, measure, unit.base, amount);
  }

  private InputException unknownUnit(String symbol) {
    List<String> close = CloseNames.in(Unit.symbolsOf(measure)).closestTo(symbol);
    return value.fail(
        "The unit \"%s\" in %s is unknown; expected a %s.".formatted(symbol, value.show(), measure),
        (close.isEmpty() ? "" : "Did you mean %s? ".formatted(close.get(0))) + unitsOfTheMeasure());
  }

  private String unitsOfTheMeasure() {
    return "Units of %s are %s.".formatted(measure, String.join(", ", Unit.symbolsOf(measure)));
  }
}
