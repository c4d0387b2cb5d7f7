package org.ratecut.io.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/** Validates values against one JSON Schema (draft 2020-12). Never reaches for the network. */
final class SchemaCheck {

  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder()
          .pathType(PathType.JSON_POINTER)
          .locale(Locale.ROOT)
          .failFast(false)
          .build();

  private final JsonSchema schema;
  private final SchemaComplaint complaints;
  private final JsonNode format;

  private SchemaCheck(JsonNode definition) {
    JsonSchemaFactory factory =
        JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(iri -> null)));
    this.schema = factory.getSchema(definition, CONFIG);
    this.complaints = new SchemaComplaint(definition);
    this.format = definition.at("/properties/format/const");
  }

  /** The schema in the resource {@code /schemas/NAME.schema.json}. */
  static SchemaCheck named(String name) {
    String resource = "/schemas/" + name + ".schema.json";
    try (InputStream in = SchemaCheck.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no schema " + resource + ".");
      }
      return new SchemaCheck(new JsonMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("The schema " + resource + " cannot be read.", e);
    }
  }

  void check(JsonValue value) {
    requireFormat(value);
    Optional<ValidationMessage> first = schema.validate(value.node()).stream().findFirst();
    if (first.isPresent()) {
      JsonPointer inside = JsonPointer.compile(first.get().getInstanceLocation().toString());
      throw complaints.about(value.at(inside), first.get());
    }
  }

  /** Says "this is another kind of file" before complaining of each field that differs. */
  private void requireFormat(JsonValue value) {
    JsonValue found = value.field("format");
    if (format.isTextual() && found.isText() && !found.text().equals(format.textValue())) {
      throw found.fail(
          "Found a file of format %s, but expected %s.".formatted(found.show(), format),
          "Name a file of the format %s.".formatted(format));
    }
  }
}
