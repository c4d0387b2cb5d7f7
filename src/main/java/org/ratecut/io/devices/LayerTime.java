package org.ratecut.io.devices;

import java.math.BigInteger;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ratecut.io.CloseNames;
import org.ratecut.io.Glob;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.units.Measure;
import org.ratecut.io.units.Quantity;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;

/**
 * One entry of {@code times}: what layers were measured to take on some devices.
 *
 * @param layers a name, or a pattern as {@link Glob#ofName} reads it
 * @param total nanoseconds that a layer takes as a whole
 * @param fixed the part of it that every vertex takes anew, at most the total
 */
record LayerTime(JsonValue origin, Set<Integer> devices, String layers, long total, long fixed) {

  static LayerTime read(JsonValue value, Roster roster) {
    long total = Quantity.read(value.field("time"), Measure.TIME).nanoseconds();
    long fixed =
        value
            .optional("fixed")
            .map(part -> Quantity.read(part, Measure.TIME).nanoseconds())
            .orElse(0L);
    if (fixed > total) {
      throw value
          .field("fixed")
          .fail(
              "The fixed part %s is more than the time %s that it is a part of."
                  .formatted(value.field("fixed").show(), value.field("time").show()),
              "State the time of the whole layer, its fixed part included.");
    }
    return new LayerTime(
        value, devices(value.field("devices"), roster), value.field("layers").text(), total, fixed);
  }

  private static Set<Integer> devices(JsonValue names, Roster roster) {
    return names.isText() && names.text().equals("all")
        ? IntStream.range(0, roster.size()).boxed().collect(Collectors.toCollection(TreeSet::new))
        : names.items().stream()
            .flatMap(name -> roster.numbersOf(name).stream())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private Predicate<Layer> fits() {
    Glob pattern = Glob.ofName(layers);
    return layer -> pattern.matches(layer.name());
  }

  /** A name that no layer has is a mistake; a pattern may be meant for other networks. */
  void requireKnown(Network network) {
    if (!layers.contains("*") && network.layers().stream().noneMatch(fits())) {
      throw origin
          .field("layers")
          .fail(
              "Network %s has no layer named \"%s\".".formatted(network.name(), layers),
              CloseNames.in(network.layers().stream().map(Layer::name).toList()).advise(layers));
    }
  }

  /**
   * Writes the times of the vertices of all layers that it fits and that have none yet. A vertex
   * takes the fixed part, and its share of the rest by FLOP, rounded up to nanoseconds, so that
   * equal vertices take equally long; where a layer has no FLOP, all have the same share.
   */
  void fill(Network network, long[] ticks) {
    Predicate<Layer> fits = fits();
    for (Layer layer : network.layers()) {
      if (fits.test(layer) && ticks[layer.firstVertex()] < 0) {
        fill(network, layer, ticks);
      }
    }
  }

  private void fill(Network network, Layer layer, long[] ticks) {
    BigInteger rest = BigInteger.valueOf(total - fixed);
    long flop =
        IntStream.range(layer.firstVertex(), layer.endVertex())
            .mapToLong(network::computation)
            .sum();
    for (int v = layer.firstVertex(); v < layer.endVertex(); v++) {
      long part = flop == 0 ? 1 : network.computation(v);
      long whole = flop == 0 ? layer.vertexCount() : flop;
      BigInteger[] share =
          rest.multiply(BigInteger.valueOf(part)).divideAndRemainder(BigInteger.valueOf(whole));
      ticks[v] = fixed + share[0].longValueExact() + share[1].signum();
    }
  }
}
