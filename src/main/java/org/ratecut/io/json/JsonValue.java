package org.ratecut.io.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.model.exact.InvalidModelException;

/**
 * A value of a JSON document with its place. The typed accessors never convert silently: a text is
 * not a number, 1.5 is not a whole number (1.0 and 1e3 are, as JSON Schema has it), and a number
 * that does not fit is an error.
 */
public final class JsonValue {

  private static final int MAX_SHOWN_LENGTH = 60;

  private final JsonDocument document;
  private final JsonPointer pointer;
  private final JsonNode node;

  private JsonValue(JsonDocument document, JsonPointer pointer, JsonNode node) {
    this.document = document;
    this.pointer = pointer;
    this.node = node;
  }

  static JsonValue rootOf(JsonDocument document) {
    return new JsonValue(document, JsonPointer.empty(), document.root());
  }

  JsonNode node() {
    return node;
  }

  JsonValue at(JsonPointer inside) {
    return new JsonValue(document, pointer.append(inside), node.at(inside));
  }

  /** The file that this is from. */
  public Source source() {
    return document.source();
  }

  /** Whether the object has the field. */
  public boolean has(String field) {
    return node.has(field);
  }

  /** The value of a field, for which {@link #isMissing} holds if the object does not have it. */
  public JsonValue field(String field) {
    JsonNode child =
        node.isObject() && node.has(field) ? node.get(field) : MissingNode.getInstance();
    return new JsonValue(document, pointer.appendProperty(field), child);
  }

  /** The value of a field, if the object has it. */
  public Optional<JsonValue> optional(String field) {
    return has(field) ? Optional.of(field(field)) : Optional.empty();
  }

  /** The names of the fields, in the order of the file. */
  public List<String> fieldNames() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The items of a list, in order. */
  public List<JsonValue> items() {
    require(node.isArray(), "a list in [ ]");
    List<JsonValue> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      items.add(new JsonValue(document, pointer.appendIndex(i), node.get(i)));
    }
    return items;
  }

  public boolean isMissing() {
    return node.isMissingNode();
  }

  public boolean isNull() {
    return node.isNull();
  }

  public boolean isText() {
    return node.isTextual();
  }

  public boolean isBoolean() {
    return node.isBoolean();
  }

  public boolean isNumber() {
    return node.isNumber();
  }

  public boolean isObject() {
    return node.isObject();
  }

  public boolean isList() {
    return node.isArray();
  }

  /**
   * A text.
   *
   * @throws InputException if it is none, or has half of a surrogate pair, which no file can hold
   */
  public String text() {
    require(node.isTextual(), "a text in quotes");
    String text = node.textValue();
    if (text.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE)) {
      throw fail(
          "Found %s, with half of a character that takes two \\u escapes.".formatted(show()),
          "Write both halves, or the character itself.");
    }
    return text;
  }

  /** The constant that a text names, whatever its case. */
  public <E extends Enum<E>> E choice(Class<E> choices) {
    return Arrays.stream(choices.getEnumConstants())
        .filter(each -> each.name().equalsIgnoreCase(text()))
        .findFirst()
        .orElseThrow(
            () ->
                fail(
                    "\"%s\" is none of the choices.".formatted(text()),
                    "Write one of %s."
                        .formatted(
                            Arrays.stream(choices.getEnumConstants())
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
  }

  public boolean bool() {
    require(node.isBoolean(), "true or false");
    return node.booleanValue();
  }

  /** A number, exactly as written. */
  public BigDecimal decimal() {
    require(node.isNumber(), "a number");
    return node.decimalValue();
  }

  /**
   * A whole number.
   *
   * @throws InputException if it is no whole number or not from {@code least} to {@code most}
   */
  public long integer(long least, long most) {
    BigDecimal value = decimal();
    String range = "a whole number from %d to %d".formatted(least, most);
    require(
        value.compareTo(BigDecimal.valueOf(least)) >= 0
            && value.compareTo(BigDecimal.valueOf(most)) <= 0
            && (value.signum() == 0 || value.stripTrailingZeros().scale() <= 0),
        range);
    return value.longValueExact();
  }

  /**
   * A whole number that fits an {@code int}.
   *
   * @throws InputException if it is no whole number or not from {@code least} to {@code most}
   */
  public int integer(int least, int most) {
    return (int) integer((long) least, (long) most);
  }

  /**
   * Builds a part of the model from what was read here.
   *
   * @throws InputException naming this place, if the model refuses it
   */
  public <T> T build(Supplier<T> part) {
    try {
      return part.get();
    } catch (InvalidModelException e) {
      throw fail(e.getMessage(), "Correct this part of the file.");
    }
  }

  /** A complaint about this value, to be thrown. */
  public InputException fail(String problem, String advice) {
    return document.complain(pointer, problem, advice);
  }

  /** The value as it is written, shortened if it is long. */
  public String show() {
    if (isMissing()) {
      return "nothing";
    }
    String written = node.toString();
    return written.length() <= MAX_SHOWN_LENGTH
        ? written
        : written.substring(0, MAX_SHOWN_LENGTH) + "…";
  }

  private void require(boolean fulfilled, String expected) {
    if (!fulfilled) {
      throw fail("Found %s, but expected %s.".formatted(show(), expected), "Correct the value.");
    }
  }
}
