package org.ratecut.io.models.assembly;

import java.util.List;
import java.util.stream.Collectors;
import org.ratecut.io.InputException;

/** Says which sizes a model leaves open, all at once, and what gives them. */
public final class OpenSizes {

  private static final int MAX_NAMED = 20;

  private OpenSizes() {}

  /**
   * The message.
   *
   * @param names of the sizes, as {@code --dimension} takes them; at least one
   */
  public static InputException fail(Node place, List<String> names) {
    List<String> distinct = names.stream().map(Node::printable).distinct().toList();
    List<String> named = distinct.subList(0, Math.min(MAX_NAMED, distinct.size()));
    String list = named.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    String options =
        named.stream()
            .map(name -> "--dimension \"%s=SIZE\"".formatted(name))
            .collect(Collectors.joining(" "));
    return place.fail(
        distinct.size() == 1
            ? "The model leaves the size %s open.".formatted(list)
            : "The model leaves %d sizes open: %s.".formatted(distinct.size(), list),
        "Say %s with %s, or export the model with fixed shapes."
            .formatted(distinct.size() == 1 ? "it" : "them", options));
  }
}
