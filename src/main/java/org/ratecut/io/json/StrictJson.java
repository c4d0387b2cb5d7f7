package org.ratecut.io.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.TextReader;

/**
 * Parses JSON as RFC 8259 has it and no looser: no duplicate keys, nothing after the end, nesting,
 * strings and numbers of bounded length and size, decimal numbers kept exactly.
 */
final class StrictJson {

  private static final long MAX_BYTES = 64L << 20;

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(64)
          .maxStringLength(100_000)
          .maxNameLength(1_000)
          .maxNumberLength(100)
          .build();

  private final JsonMapper mapper =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  JsonDocument read(Source source) {
    return parse(source, JsonDocument.Place.WHOLE, TextReader.read(source, MAX_BYTES));
  }

  /**
   * Parses a text of a source.
   *
   * @param text not blank
   */
  JsonDocument parse(Source source, JsonDocument.Place place, String text) {
    try (JsonParser parser = new BoundedNumbers(mapper.createParser(text))) {
      JsonNode root = mapper.readTree(parser);
      return new JsonDocument(source, place, text, root);
    } catch (InputCoercionException e) {
      throw new InputException(
          source.name(),
          at(e, place),
          e.getOriginalMessage(),
          "Check the number and its exponent.");
    } catch (JsonProcessingException e) {
      throw new InputException(
          source.name(),
          at(e, place),
          "This is not valid JSON: " + plain(e.getOriginalMessage()),
          "Correct the file there; a truncated file ends in the middle of something.");
    } catch (IOException e) {
      throw new UncheckedIOException("A text became unreadable.", e);
    }
  }

  private static String at(JsonProcessingException e, JsonDocument.Place place) {
    JsonLocation at = e.getLocation();
    return at == null
        ? ""
        : "line %d, column %d".formatted(place.line(at.getLineNr()), at.getColumnNr());
  }

  /** The parser's message without what only a user of the parser understands. */
  private static String plain(String message) {
    return message
        .replaceAll("\\s*\\R\\s*", " ")
        .replaceAll("\\[Source: [^;]*; line: (\\d+), column: (\\d+)\\]", "line $1, column $2")
        .replaceAll(", from `StreamReadConstraints[^`]*`", "");
  }
}
