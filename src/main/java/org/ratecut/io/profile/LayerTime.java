package org.ratecut.io.profile;

import java.math.BigInteger;
import java.util.stream.IntStream;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;

/**
 * What layers were measured to take on a kind of device.
 *
 * @param total nanoseconds that a layer takes as a whole, at least 0
 * @param fixed the part of it that every vertex takes anew, from 0 to the total
 */
public record LayerTime(Place place, LayerChoice layers, long total, long fixed) {

  /**
   * Checks the arguments.
   *
   * @throws org.ratecut.io.InputException if the fixed part is more than the total
   */
  public LayerTime {
    if (fixed > total) {
      throw place.fail(
          "The fixed part (%d ns) is more than the time (%d ns) that it is a part of."
              .formatted(fixed, total),
          "State the time of the whole layer, its fixed part included.");
    }
  }

  /** Whether a network has a layer that it is about. */
  public boolean appliesTo(Network network, LayerTypes types) {
    for (boolean isChosen : layers.chosen(network, types)) {
      if (isChosen) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes the times of the vertices of all layers that it is about and that have none yet. A
   * vertex takes the fixed part, and its share of the rest by FLOP, rounded up to nanoseconds, so
   * that equal vertices take equally long; where a layer has no FLOP, all have the same share.
   */
  void fill(Network network, LayerTypes types, long[] ticks) {
    boolean[] chosen = layers.chosen(network, types);
    for (int l = 0; l < chosen.length; l++) {
      Layer layer = network.layers().get(l);
      if (chosen[l] && ticks[layer.firstVertex()] < 0) {
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
