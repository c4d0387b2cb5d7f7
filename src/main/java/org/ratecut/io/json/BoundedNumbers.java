package org.ratecut.io.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Refuses numbers that nothing here has a use for and that would cost much to compute with: JSON
 * allows {@code 1e999999999}, whose digits fill a gigabyte. What passes is 0, or its magnitude is
 * from 1e-300 to 1e300, so that it is a finite {@code double}, not 0, and has few digits.
 */
final class BoundedNumbers extends JsonParserDelegate {

  private static final int MAX_EXPONENT = 300;

  /** More digits of an exponent than this are leading zeros or far too large. */
  private static final int MAX_EXPONENT_DIGITS = 4;

  BoundedNumbers(JsonParser parser) {
    super(parser);
  }

  @Override
  public JsonToken nextToken() throws IOException {
    JsonToken token = super.nextToken();
    if (token == JsonToken.VALUE_NUMBER_FLOAT && !isBounded(getText())) {
      throw new InputCoercionException(
          this,
          "The number %s is too large or too small: numbers are 0, or from 1e-%d to 1e%d without their sign."
              .formatted(getText(), MAX_EXPONENT, MAX_EXPONENT),
          token,
          BigDecimal.class);
    }
    return token;
  }

  /** Whether the text of a number is one to compute with. */
  private static boolean isBounded(String text) {
    int mark = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (mark >= 0 && text.length() - mark - 1 > MAX_EXPONENT_DIGITS + 1) {
      return false;
    }
    BigDecimal value = new BigDecimal(text);
    long exponent = value.precision() - 1L - value.scale();
    return value.signum() == 0 || (exponent >= -MAX_EXPONENT && exponent < MAX_EXPONENT);
  }
}
