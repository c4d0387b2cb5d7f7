package org.ratecut.io.profile;

import org.ratecut.io.CloseNames;
import org.ratecut.io.Glob;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;

/**
 * Which layers an entry is about.
 *
 * @param text a name, a pattern as {@link Glob#ofName} reads it, or a type of layers
 */
public record LayerChoice(Kind kind, String text) {

  /** What the text is. */
  public enum Kind {
    /** A name or a pattern of names. */
    NAME,
    /** What the layers do. */
    TYPE
  }

  /** Layers of a name, or of names that a pattern fits. */
  public static LayerChoice named(String pattern) {
    return new LayerChoice(Kind.NAME, pattern);
  }

  /** Layers that do something, for instance {@code convolution}. */
  public static LayerChoice ofType(String type) {
    return new LayerChoice(Kind.TYPE, type);
  }

  boolean[] chosen(Network network, LayerTypes types) {
    Glob pattern = Glob.ofName(text);
    boolean[] chosen = new boolean[network.layers().size()];
    for (int l = 0; l < chosen.length; l++) {
      String name = network.layers().get(l).name();
      chosen[l] =
          kind == Kind.NAME
              ? pattern.matches(name)
              : types.typeOf(name).filter(text::equals).isPresent();
    }
    return chosen;
  }

  /** A name that no layer has is a mistake; a pattern or a type may be meant for other networks. */
  void requireKnown(Network network, LayerTypes types, Place place) {
    if (kind == Kind.TYPE && types.isEmpty()) {
      throw place.fail(
          "Network %s says of no layer what it does, so there are none of type \"%s\"."
              .formatted(network.name(), text),
          "Choose the layers by their names.");
    }
    boolean isName = kind == Kind.NAME && !text.contains("*") && !text.contains("?");
    if (isName && network.layers().stream().noneMatch(layer -> layer.name().equals(text))) {
      throw place.fail(
          "Network %s has no layer named \"%s\".".formatted(network.name(), text),
          CloseNames.in(network.layers().stream().map(Layer::name).toList()).advise(text));
    }
  }
}
