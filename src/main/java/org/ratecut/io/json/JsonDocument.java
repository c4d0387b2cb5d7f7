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
 * A parsed JSON file, or one line of a file of JSON lines, that still knows its text, so that a
 * complaint about a value can name its line.
 */
record JsonDocument(Source source, Place place, String text, JsonNode root) {

  /**
   * Where in a source a document is.
   *
   * @param firstLine of the document, from 1
   * @param alone whether it is all that the source has
   */
  record Place(long firstLine, boolean alone) {

    static final Place WHOLE = new Place(1, true);

    /** The line of the source that a line of the document is, both from 1. */
    long line(long ofDocument) {
      return firstLine + ofDocument - 1;
    }
  }

  /** The complaint about the value at a pointer. */
  InputException complain(JsonPointer pointer, String problem, String advice) {
    return new InputException(source.name(), placeOf(pointer), problem, advice);
  }

  private String placeOf(JsonPointer pointer) {
    if (pointer.matches()) {
      return place.alone() ? "" : "line " + place.firstLine();
    }
    return "line %d, %s".formatted(place.line(lineOf(pointer)), pointer);
  }

  /** The line of the document, from 1, on which the value at a pointer starts. */
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
