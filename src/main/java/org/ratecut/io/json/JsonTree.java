package org.ratecut.io.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.ratecut.io.Source;

/** Reads JSON of any kind, as strictly as all JSON here. */
public final class JsonTree {

  private JsonTree() {}

  /**
   * Reads a file.
   *
   * @throws org.ratecut.io.InputException if it cannot be read or is not JSON
   */
  public static JsonNode read(Source source) {
    return new StrictJson().read(source).root();
  }
}
