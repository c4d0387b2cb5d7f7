package org.ratecut.io.json;

import org.ratecut.io.Source;

/**
 * A kind of JSON file: its schema, and how to read one. The schemas are in {@code
 * src/main/resources/schemas/NAME.schema.json}.
 */
public final class JsonFormat {

  private final StrictJson parser = new StrictJson();
  private final SchemaCheck schema;

  /**
   * The format with a schema of ours.
   *
   * @param schemaName for instance {@code device-set}
   */
  public JsonFormat(String schemaName) {
    this.schema = SchemaCheck.named(schemaName);
  }

  /**
   * Reads a file and checks it against the schema.
   *
   * @return the root of the document
   * @throws org.ratecut.io.InputException if the file cannot be read, is not JSON, or not as the
   *     schema says
   */
  public JsonValue read(Source source) {
    return check(parse(source));
  }

  /**
   * Reads a file of JSON that may be of another format: it is not checked against the schema.
   *
   * @return the root of the document
   * @throws org.ratecut.io.InputException if the file cannot be read or is not JSON
   */
  public JsonValue parse(Source source) {
    return JsonValue.rootOf(parser.read(source));
  }

  /**
   * Checks a part of another document, for instance a network inside a problem file.
   *
   * @return the same value
   * @throws org.ratecut.io.InputException if it is not as the schema says
   */
  public JsonValue check(JsonValue value) {
    schema.check(value);
    return value;
  }
}
