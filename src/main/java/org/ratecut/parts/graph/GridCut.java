package org.ratecut.parts.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ratecut.parts.Region;
import org.ratecut.parts.graph.Side.Run;

/**
 * An operator whose first input is read along each dimension by itself: convolution, pooling, dense
 * layers, reductions. Its other inputs are constants.
 *
 * @param output the sizes of its output
 * @param reads one for each dimension of the input
 * @param whole dimensions of the output that are computed whole
 * @param inputs how many inputs it has
 * @param weightDimension of the output, along which weights are cut
 */
public record GridCut(
    List<Integer> output,
    List<Read> reads,
    Set<Integer> whole,
    int inputs,
    OptionalInt weightDimension)
    implements Cut {

  /** No dimension of the output. */
  public static final int NONE = -1;

  /** Makes the collections immutable. */
  public GridCut {
    output = List.copyOf(output);
    reads = List.copyOf(reads);
    whole = Set.copyOf(whole);
  }

  /**
   * How a dimension of the input is read.
   *
   * @param output the dimension of the output that it depends on, or {@link #NONE}
   */
  public record Read(Side side, int output) {

    Run of(Region region) {
      return side.reads(output == NONE ? new Run(0, 1) : runOf(region, output));
    }
  }

  private static Run runOf(Region region, int dimension) {
    return new Run(region.begin(dimension), region.end(dimension));
  }

  @Override
  public Region enlarge(Region region) {
    Region larger = region;
    for (int k : whole) {
      larger = larger.with(k, 0, output.get(k));
    }
    return larger;
  }

  @Override
  public List<Region> divide(Region region) {
    List<Region> regions = List.of(region);
    for (Read read : reads) {
      if (read.output() != NONE) {
        List<Region> finer = new ArrayList<>();
        for (Region each : regions) {
          for (Run run : read.side().divide(runOf(each, read.output()))) {
            finer.add(each.with(read.output(), run.begin(), run.end()));
          }
        }
        regions = finer;
      }
    }
    return regions;
  }

  @Override
  public List<Optional<Region>> reads(Region region) {
    int[] begin = new int[reads.size()];
    int[] end = new int[reads.size()];
    for (int k = 0; k < begin.length; k++) {
      Run run = reads.get(k).of(region);
      begin[k] = run.begin();
      end[k] = run.end();
    }
    List<Optional<Region>> all = new ArrayList<>();
    all.add(Optional.of(Region.between(begin, end)));
    while (all.size() < inputs) {
      all.add(Optional.empty());
    }
    return all;
  }

  /** The window along a dimension of the input, if it is read by one. */
  public Optional<Side.Window> window(int dimension) {
    return reads.get(dimension).side() instanceof Side.Window window
        ? Optional.of(window)
        : Optional.empty();
  }
}
