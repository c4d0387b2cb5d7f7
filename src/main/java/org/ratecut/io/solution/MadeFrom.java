package org.ratecut.io.solution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.ratecut.io.json.JsonValue;

/**
 * How the problem of a solution was put together, so that it can be again.
 *
 * @param network its name
 * @param digest SHA-256 of the file of the network or problem, in hexadecimal; empty if it is
 *     bundled
 * @param arguments of the command that name the problem
 * @param options of the command that say how it is put together
 * @param command all arguments of the program
 */
public record MadeFrom(
    String network,
    Optional<String> digest,
    List<String> arguments,
    List<String> options,
    List<String> command) {

  /** Copies the lists. */
  public MadeFrom {
    arguments = List.copyOf(arguments);
    options = List.copyOf(options);
    command = List.copyOf(command);
  }

  ObjectNode toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("network", network);
    node.put("digest", digest.orElse(null));
    arguments.forEach(node.putArray("arguments")::add);
    options.forEach(node.putArray("options")::add);
    command.forEach(node.putArray("command")::add);
    return node;
  }

  static MadeFrom read(JsonValue value) {
    return new MadeFrom(
        value.field("network").text(),
        value.optional("digest").filter(JsonValue::isText).map(JsonValue::text),
        texts(value.field("arguments")),
        texts(value.field("options")),
        texts(value.field("command")));
  }

  private static List<String> texts(JsonValue list) {
    return list.items().stream().map(JsonValue::text).toList();
  }
}
