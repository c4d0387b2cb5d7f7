package org.ratecut.bound.profile.counts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.bound.DeviceKind;
import org.ratecut.bound.profile.network.NetworkProfile;

/**
 * Two cases of which one must hold: a device has at most so many vertices of a class, or more.
 *
 * @param most the number that the first case allows
 */
public record CountSplit(int device, int vertexClass, long most) {

  /** Differences that are floating point's and not the answer's. */
  private static final double CERTAIN = 1e-3;

  private record Spread(CountSplit split, double size) {}

  /**
   * Splits where an answer of the linear program is furthest from one: a device that is alone of
   * its kind uses several columns, which hold different numbers of a class.
   */
  public static Optional<CountSplit> of(
      List<ColumnShare> mix, List<DeviceKind> kinds, NetworkProfile profile) {
    return IntStream.range(0, kinds.size())
        .filter(kind -> kinds.get(kind).size() == 1)
        .boxed()
        .flatMap(
            kind ->
                IntStream.range(0, profile.classes().size())
                    .mapToObj(k -> spread(ofKind(mix, kind), kinds.get(kind).first(), k, profile)))
        .filter(spread -> spread.size > CERTAIN)
        .max(Comparator.comparingDouble(Spread::size))
        .map(Spread::split);
  }

  private static List<ColumnShare> ofKind(List<ColumnShare> mix, int kind) {
    return mix.stream().filter(share -> share.kind() == kind).toList();
  }

  /** How far the columns are from their mean, as a share of all vertices of the class. */
  private static Spread spread(
      List<ColumnShare> mix, int device, int vertexClass, NetworkProfile profile) {
    double mean =
        mix.stream().mapToDouble(each -> each.weight() * each.column().count(vertexClass)).sum();
    double deviation =
        mix.stream()
            .mapToDouble(each -> each.weight() * Math.abs(each.column().count(vertexClass) - mean))
            .sum();
    CountSplit split = new CountSplit(device, vertexClass, (long) Math.floor(mean));
    return new Spread(split, deviation / profile.classes().get(vertexClass).size());
  }
}
