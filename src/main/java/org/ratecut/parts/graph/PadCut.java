package org.ratecut.parts.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.parts.Region;

/**
 * An operator that puts a constant around its input. Operators cannot make something of nothing, so
 * a region of the border reaches at least to the nearest value.
 *
 * @param before how much goes before the input in each dimension, at least 0
 * @param input the sizes of its first input
 * @param inputs how many inputs it has
 */
public record PadCut(List<Integer> before, List<Integer> input, int inputs) implements Cut {

  /** Makes the lists immutable. */
  public PadCut {
    before = List.copyOf(before);
    input = List.copyOf(input);
  }

  @Override
  public Region enlarge(Region output) {
    Region larger = output;
    for (int k = 0; k < input.size(); k++) {
      int first = before.get(k);
      int last = first + input.get(k) - 1;
      larger = larger.with(k, Math.min(larger.begin(k), last), Math.max(larger.end(k), first + 1));
    }
    return larger;
  }

  @Override
  public List<Optional<Region>> reads(Region output) {
    int[] begin = new int[input.size()];
    int[] end = new int[input.size()];
    for (int k = 0; k < begin.length; k++) {
      begin[k] = Math.max(0, output.begin(k) - before.get(k));
      end[k] = Math.min(input.get(k), output.end(k) - before.get(k));
    }
    List<Optional<Region>> all = new ArrayList<>();
    all.add(Optional.of(Region.between(begin, end)));
    while (all.size() < inputs) {
      all.add(Optional.empty());
    }
    return all;
  }

  /** The constants before a region of the output, in a dimension. */
  public int before(Region output, int dimension) {
    return Math.max(0, before.get(dimension) - output.begin(dimension));
  }

  /** The constants after a region of the output, in a dimension. */
  public int after(Region output, int dimension) {
    return Math.max(0, output.end(dimension) - before.get(dimension) - input.get(dimension));
  }
}
