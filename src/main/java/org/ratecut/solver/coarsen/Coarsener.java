package org.ratecut.solver.coarsen;

import java.util.List;
import java.util.Optional;
import org.ratecut.model.Layer;
import org.ratecut.model.Problem;

/**
 * Merges vertices that belong together: neighbours on the grid of a layer, interchangeable neurons
 * of a dense layer, and else equal vertices that share neighbours. Small layers stay as they are:
 * they are usually the ones with much memory or output per vertex, where freedom counts.
 */
final class Coarsener {

  /** A layer of at most this many vertices is coarse enough. */
  private static final int SMALL_LAYER = 32;

  /** One with at most this part of all vertices waits: the largest layers are merged first. */
  private static final int LARGE_PART = 8;

  private final Problem problem;
  private final Compatibility compatibility;

  Coarsener(Problem problem) {
    this.problem = problem;
    this.compatibility = new Compatibility(problem);
  }

  /** The next coarser problem; empty if nothing can be merged. */
  Optional<Coarsening> coarsen() {
    List<LayerGroups> layers = problem.network().layers().stream().map(this::groups).toList();
    return layers.stream().anyMatch(LayerGroups::mergesSomething)
        ? Optional.of(new CoarseProblem(problem, layers).build())
        : Optional.empty();
  }

  private LayerGroups groups(Layer layer) {
    if (layer.vertexCount() <= Math.max(SMALL_LAYER, problem.vertexCount() / LARGE_PART)) {
      return LayerGroups.singles(layer);
    }
    if (layer.height() > 1 && layer.width() > 1) {
      return new Tiles(compatibility).group(layer);
    }
    LayerGroups twins = new Twins(problem.network(), compatibility).group(layer);
    return new Pairs(problem.network(), compatibility).extend(twins);
  }
}
