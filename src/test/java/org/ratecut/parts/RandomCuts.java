package org.ratecut.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ratecut.layers.LayerDescription;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.tiling.Granularity;
import org.ratecut.layers.tiling.Tile;

/** Cuts networks at random, for tests of parts. */
public final class RandomCuts {

  private static final List<Granularity> GRANULARITIES =
      List.of(
          new Granularity.Whole(),
          new Granularity.Rows(1),
          new Granularity.Rows(3),
          new Tile(2, 3),
          new Tile(3, 2, 2),
          new Granularity.Channels(1),
          new Granularity.Channels(3),
          new Granularity.SingleValues());

  private RandomCuts() {}

  /** Cuts a network: at one granularity for all layers, or at one for each. */
  public static NetworkDescription of(NetworkDescription network, Random random) {
    boolean mixed = random.nextBoolean();
    Granularity all = draw(random);
    List<LayerDescription> layers = new ArrayList<>();
    for (LayerDescription layer : network.layers()) {
      Granularity own = mixed ? draw(random) : all;
      layers.add(layer.operation() instanceof Computation ? layer.withGranularity(own) : layer);
    }
    return network.withLayers(layers);
  }

  private static Granularity draw(Random random) {
    return GRANULARITIES.get(random.nextInt(GRANULARITIES.size()));
  }
}
