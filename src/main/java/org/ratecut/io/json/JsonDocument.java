package org.ratecut.io.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;

/**
 * A parsed JSON file that still knows its text, so that a complaint about a value can name its
 * line.
 */
record JsonDocument(Source source, String text, JsonNode root) {

  /** The complaint about the value at a pointer. */
  InputException complain(JsonPointer pointer, String problem, String advice) {
    String place = pointer.matches() ? "" : "line " + lineOf(pointer) + ", " + pointer;
    return new InputException(source.name(), place, problem, advice);
  }

  /** The line, from 1, on which the value at a pointer starts. */
  private long lineOf(JsonPointer pointer) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      while (parser.nextToken() != null) {
        boolean value =
            parser.currentToken().isStructStart() || parser.currentToken().isScalarValue();
        if (value && pathOf(parser).equals(pointer)) {
          return parser.currentTokenLocation().getLineNr();
        }
      }
      return 1;
    } catch (IOException e) {
      throw new UncheckedIOException("A parsed document became unreadable.", e);
    }
  }

  private static JsonPointer pathOf(JsonParser parser) {
    boolean start = parser.currentToken().isStructStart();
    return (start ? parser.getParsingContext().getParent() : parser.getParsingContext())
        .pathAsPointer();
  }
}
