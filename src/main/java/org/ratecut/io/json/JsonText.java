package org.ratecut.io.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/** Writes JSON the same way on every system: two spaces of indentation, newlines. */
public final class JsonText {

  private JsonText() {}

  /** The text of a document, which ends with a newline. */
  public static String of(JsonNode root) {
    return of(root, new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
  }

  /** The text of a document as a printer lays it out, which ends with a newline. */
  public static String of(JsonNode root, PrettyPrinter printer) {
    try {
      return JsonMapper.builder()
              .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
              .build()
              .writer(printer)
              .writeValueAsString(root)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A JSON tree cannot be written.", e);
    }
  }
}
