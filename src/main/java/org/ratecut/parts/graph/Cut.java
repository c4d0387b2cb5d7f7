package org.ratecut.parts.graph;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ratecut.parts.Region;

/**
 * How an operator can be cut: which part of its inputs it needs for a part of its output. Regions
 * are boxes of its first output and of its inputs, in their own dimensions; padding belongs to no
 * region.
 */
public interface Cut {

  /** The least region around one that can be computed without the rest. */
  default Region enlarge(Region output) {
    return output;
  }

  /**
   * Regions that make up one, each of which a single operator of the format can compute: at the
   * border of an average, for instance, or where groups of channels begin.
   *
   * @param output as {@link #enlarge} gives it
   */
  default List<Region> divide(Region output) {
    return List.of(output);
  }

  /**
   * What is needed of each input.
   *
   * @param output of those that {@link #divide} gives
   * @return one for each input; empty if nothing of it is needed; what it says of constants does
   *     not count
   */
  List<Optional<Region>> reads(Region output);

  /** The dimension of the output along which weights are cut, if they are. */
  default OptionalInt weightDimension() {
    return OptionalInt.empty();
  }
}
