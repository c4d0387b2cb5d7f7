package org.ratecut.io.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.io.CloseNames;
import org.ratecut.io.Glob;
import org.ratecut.io.InputException;
import org.ratecut.layers.LayerDescription;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.tiling.Granularity;
import org.ratecut.model.exact.InvalidModelException;

/**
 * How finely which layers are cut, as in {@code conv*=rows,fc*=channel:8,operator}: for each layer
 * the first rule counts whose pattern is its name, where {@code *} stands for any text and {@code
 * ?} for any character. A rule without a pattern is for every layer; {@code default} leaves a layer
 * as it is described.
 */
public final class GranularityRules {

  private static final String UNCHANGED = "default";

  private final String origin;
  private final List<Rule> rules;

  private GranularityRules(String origin, List<Rule> rules) {
    this.origin = origin;
    this.rules = List.copyOf(rules);
  }

  private record Rule(String pattern, Glob glob, Optional<Granularity> granularity) {

    boolean matches(LayerDescription layer) {
      return glob.matches(layer.name());
    }
  }

  /**
   * Reads rules, separated by commas.
   *
   * @param origin what messages call the place where they are from
   * @throws InputException if one is not as described
   */
  public static GranularityRules parse(String origin, List<String> texts) {
    List<Rule> rules = new ArrayList<>();
    for (String text : texts) {
      for (String rule : text.split(",", -1)) {
        rules.add(rule(origin, rule.strip()));
      }
    }
    return new GranularityRules(origin, rules);
  }

  private static Rule rule(String origin, String text) {
    int equals = text.lastIndexOf('=');
    String pattern = equals < 0 ? "*" : text.substring(0, equals).strip();
    String form = text.substring(equals + 1).strip();
    try {
      return new Rule(
          pattern,
          Glob.ofName(pattern),
          form.equals(UNCHANGED) ? Optional.empty() : Optional.of(GranularityText.parse(form)));
    } catch (InvalidModelException e) {
      throw new InputException(
          origin,
          "",
          e.getMessage(),
          "Write for instance \"rows\" for all layers, or \"conv*=rows,fc*=channel:8,default\".");
    }
  }

  /**
   * A network cut by these rules.
   *
   * @throws InputException if a rule with a pattern is for no layer that has vertices
   */
  public NetworkDescription applyTo(NetworkDescription network) {
    List<LayerDescription> computed =
        network.layers().stream().filter(each -> each.operation() instanceof Computation).toList();
    rules.forEach(rule -> requireUse(rule, computed));
    return network.withLayers(network.layers().stream().map(this::cut).toList());
  }

  private LayerDescription cut(LayerDescription layer) {
    if (!(layer.operation() instanceof Computation)) {
      return layer;
    }
    return rules.stream()
        .filter(rule -> rule.matches(layer))
        .findFirst()
        .flatMap(Rule::granularity)
        .map(layer::withGranularity)
        .orElse(layer);
  }

  private void requireUse(Rule rule, List<LayerDescription> layers) {
    if (!rule.pattern().equals("*") && layers.stream().noneMatch(rule::matches)) {
      throw new InputException(
          origin,
          "",
          "No layer with vertices has a name like \"%s\".".formatted(rule.pattern()),
          CloseNames.in(layers.stream().map(LayerDescription::name).toList())
              .advise(rule.pattern()));
    }
  }
}
