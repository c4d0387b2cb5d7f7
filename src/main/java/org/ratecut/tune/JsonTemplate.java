package org.ratecut.tune;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonText;
import org.ratecut.io.json.JsonTree;

/** Settings in JSON: a parameter is a field of the object. */
final class JsonTemplate implements Template {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Source source;
  private final ObjectNode root;

  private JsonTemplate(Source source, ObjectNode root) {
    this.source = source;
    this.root = root;
  }

  static JsonTemplate read(Source source) {
    JsonNode root = JsonTree.read(source);
    if (root instanceof ObjectNode object) {
      return new JsonTemplate(source, object);
    }
    throw new InputException(
        source.name(), "", "These are no settings: no object in { }.", "Name a settings file.");
  }

  @Override
  public String extension() {
    return ".json";
  }

  @Override
  public String fill(List<Setting> settings, String provenance) {
    ObjectNode filled = root.deepCopy();
    filled.put("description", provenance);
    for (Setting setting : settings) {
      filled.set(setting.parameter().name(), node(setting));
    }
    return JsonText.of(filled);
  }

  private static JsonNode node(Setting setting) {
    String value = setting.value();
    if (setting.parameter().isQuoted()) {
      return NODES.textNode(value);
    }
    boolean truth = value.equals("true") || value.equals("false");
    return truth
        ? NODES.booleanNode(Boolean.parseBoolean(value))
        : NODES.numberNode(new BigDecimal(value));
  }

  @Override
  public void require(Parameter parameter) {
    if (!root.has(parameter.name())) {
      throw new InputException(
          source.name(),
          "",
          "The template has no field \"%s\", which is to be tuned.".formatted(parameter.name()),
          "Correct the name in the space, or give the template the field.");
    }
  }
}
