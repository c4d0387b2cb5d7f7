package org.ratecut.io.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.ratecut.io.CloseNames;
import org.ratecut.io.InputException;

/** Says what a schema found in words for people who have not read the schema. */
final class SchemaComplaint {

  private final JsonNode definition;

  SchemaComplaint(JsonNode definition) {
    this.definition = definition;
  }

  InputException about(JsonValue value, ValidationMessage message) {
    String expected = message.getSchemaNode() == null ? "" : plain(message.getSchemaNode());
    String advice = "Correct the value; docs/formats.md shows an example of the format.";
    return switch (message.getType()) {
      case "required" ->
          value.fail(
              "The field \"%s\" is missing.".formatted(message.getProperty()),
              "Add the field; docs/formats.md shows an example of the format.");
      case "additionalProperties", "unevaluatedProperties" -> unknownField(value, message);
      case "type" ->
          value.fail(
              "Found %s, but expected %s.".formatted(value.show(), typeName(message)), advice);
      case "minimum" -> outOfRange(value, "at least " + expected);
      case "exclusiveMinimum" -> outOfRange(value, "more than " + expected);
      case "maximum" -> outOfRange(value, "at most " + expected);
      case "enum" -> outOfRange(value, "one of " + expected);
      case "const" -> outOfRange(value, expected);
      case "minItems" -> sizeOutOfRange(value, "items", "at least " + expected);
      case "maxItems" -> sizeOutOfRange(value, "items", "at most " + expected);
      case "minProperties" -> sizeOutOfRange(value, "fields", "at least " + expected);
      case "minLength" -> outOfRange(value, "a text of at least " + expected + " characters");
      case "maxLength" -> outOfRange(value, "a text of at most " + expected + " characters");
      case "maxProperties" -> sizeOutOfRange(value, "fields", "at most " + expected);
      case "uniqueItems" -> value.fail("An item is in the list twice.", "Leave one of them out.");
      case "pattern" ->
          value.fail(
              "Found %s, which is not of the form that is expected.".formatted(value.show()),
              description(message));
      default -> value.fail("Found %s: %s.".formatted(value.show(), message.getError()), advice);
    };
  }

  private static InputException outOfRange(JsonValue value, String expected) {
    return value.fail(
        "Found %s, but expected %s.".formatted(value.show(), expected), "Correct the value.");
  }

  private static InputException sizeOutOfRange(JsonValue value, String of, String expected) {
    return value.fail(
        "Found %d %s, but expected %s.".formatted(value.node().size(), of, expected),
        "Correct the list; docs/formats.md shows an example of the format.");
  }

  private InputException unknownField(JsonValue value, ValidationMessage message) {
    String field = message.getProperty();
    return value
        .field(field)
        .fail(
            "The field \"%s\" is unknown.".formatted(field),
            CloseNames.in(fieldsBeside(message)).advise(field));
  }

  /** What the schema says of the value that a keyword is about. */
  private String description(ValidationMessage message) {
    String keyword = message.getSchemaLocation().getFragment().toString();
    return definition.at(JsonPointer.compile(keyword).head()).path("description").asText();
  }

  /** The properties that the schema defines next to the keyword that failed. */
  private List<String> fieldsBeside(ValidationMessage message) {
    String keyword = message.getSchemaLocation().getFragment().toString();
    JsonNode owner = definition.at(JsonPointer.compile(keyword).head());
    List<String> names = new ArrayList<>();
    owner.path("properties").fieldNames().forEachRemaining(names::add);
    names.remove("$schema");
    return names;
  }

  private static String typeName(ValidationMessage message) {
    JsonNode types = message.getSchemaNode();
    StringJoiner names = new StringJoiner(" or ");
    if (types.isArray()) {
      types.forEach(type -> names.add(withArticle(type.asText())));
    } else {
      names.add(withArticle(types.asText()));
    }
    return names.toString();
  }

  private static String withArticle(String type) {
    return switch (type) {
      case "integer" -> "a whole number";
      case "string" -> "a text in quotes";
      case "array" -> "a list in [ ]";
      case "object" -> "an object in { }";
      case "boolean" -> "true or false";
      case "null" -> "null";
      default -> "a " + type;
    };
  }

  private static String plain(JsonNode node) {
    if (!node.isArray()) {
      return node.toString();
    }
    StringJoiner items = new StringJoiner(", ");
    node.forEach(item -> items.add(item.toString()));
    return items.toString();
  }
}
