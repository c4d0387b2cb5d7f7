package org.ratecut.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Replaces, removes, repeats and exchanges values of a JSON document, or of one line of JSON Lines.
 * What is no JSON any more gets more damage of bytes.
 */
public final class JsonMutator implements Mutator {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MAX_COPIES = 300;

  private final ObjectMapper json = new ObjectMapper();
  private final Mutator bytes = new ByteMutator();

  /** The place of a value: a key of an object, or an index of a list. */
  private record Slot(ContainerNode<?> parent, String key, int index) {

    JsonNode get() {
      return parent instanceof ObjectNode object ? object.get(key) : parent.get(index);
    }

    void set(JsonNode value) {
      if (parent instanceof ObjectNode object) {
        object.set(key, value);
      } else {
        ((ArrayNode) parent).set(index, value);
      }
    }

    void remove() {
      if (parent instanceof ObjectNode object) {
        object.remove(key);
      } else {
        ((ArrayNode) parent).remove(index);
      }
    }
  }

  @Override
  public byte[] mutate(byte[] input, Random random) {
    String text = new String(input, UTF_8);
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    boolean isLines = lines.size() > 1 && isJson(lines.get(0));
    int line = isLines ? random.nextInt(lines.size()) : 0;
    try {
      String damaged = damaged(isLines ? lines.get(line) : text, random);
      lines.set(line, damaged);
      return (isLines ? String.join("\n", lines) : damaged).getBytes(UTF_8);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return bytes.mutate(input, random);
    }
  }

  private boolean isJson(String text) {
    try {
      return json.readTree(text) instanceof ContainerNode;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private String damaged(String text, Random random) throws JsonProcessingException {
    JsonNode root = json.readTree(text);
    List<Slot> slots = new ArrayList<>();
    collect(root, slots);
    if (slots.isEmpty()) {
      throw new IllegalArgumentException("Nothing to damage.");
    }
    Slot slot = slots.get(random.nextInt(slots.size()));
    switch (random.nextInt(10)) {
      case 0 -> slot.remove();
      case 1 -> repeat(slot, random);
      case 2 -> exchange(slot, slots.get(random.nextInt(slots.size())));
      case 3 -> slot.set(oddity(random));
      case 4 -> rename(slot, random);
      case 5, 6 -> near(slot, slots, random);
      default -> atEdge(slot, random);
    }
    return write(root);
  }

  private String write(JsonNode root) {
    try {
      return json.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(JsonNode node, List<Slot> slots) {
    if (node instanceof ObjectNode object) {
      object
          .fieldNames()
          .forEachRemaining(
              key -> {
                slots.add(new Slot(object, key, 0));
                collect(object.get(key), slots);
              });
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        slots.add(new Slot(list, "", i));
        collect(list.get(i), slots);
      }
    }
  }

  /** A number close to what is there, or what stands elsewhere in the document. */
  private static void near(Slot slot, List<Slot> slots, Random random) {
    if (slot.get().isIntegralNumber()) {
      long[] close = {-1, 1, 2, slot.get().longValue(), 9 * slot.get().longValue()};
      slot.set(NODES.numberNode(slot.get().longValue() + close[random.nextInt(close.length)]));
    } else {
      List<Slot> alike =
          slots.stream()
              .filter(each -> each.get().getNodeType() == slot.get().getNodeType())
              .toList();
      slot.set(alike.get(random.nextInt(alike.size())).get().deepCopy());
    }
  }

  /** Another value of the same kind, as far from usual as the kind has. */
  private static void atEdge(Slot slot, Random random) {
    if (slot.get().isTextual()) {
      slot.set(NODES.textNode(EdgeValues.text(random)));
    } else {
      slot.set(NODES.rawValueNode(new RawValue(EdgeValues.number(random))));
    }
  }

  private static void rename(Slot slot, Random random) {
    if (slot.parent() instanceof ObjectNode object) {
      object.set(EdgeValues.text(random), object.remove(slot.key()));
    } else {
      slot.set(NODES.arrayNode().add(slot.get().deepCopy()));
    }
  }

  private static void repeat(Slot slot, Random random) {
    int copies = 1 + random.nextInt(random.nextInt(4) == 0 ? MAX_COPIES : 3);
    if (slot.parent() instanceof ArrayNode list) {
      repeat(list, slot.index(), copies);
    } else {
      ArrayNode list = NODES.arrayNode().add(slot.get());
      repeat(list, 0, copies);
      slot.set(list);
    }
  }

  private static void repeat(ArrayNode list, int index, int copies) {
    JsonNode value = list.get(index);
    for (int i = 0; i < copies; i++) {
      list.insert(index, value.deepCopy());
    }
  }

  private static void exchange(Slot a, Slot b) {
    JsonNode first = a.get().deepCopy();
    JsonNode second = b.get().deepCopy();
    a.set(second);
    if (b.get() != null) {
      b.set(first);
    }
  }

  private static JsonNode oddity(Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.objectNode();
      case 3 -> NODES.arrayNode();
      case 4 -> NODES.rawValueNode(new RawValue("[".repeat(40) + "]".repeat(40)));
      case 5 -> NODES.textNode(EdgeValues.text(random));
      default -> NODES.rawValueNode(new RawValue(EdgeValues.number(random)));
    };
  }
}
