package org.ratecut.bound.profile.roles;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ratecut.bound.profile.counts.ColumnShare;
import org.ratecut.bound.profile.counts.CostQuestion;
import org.ratecut.bound.profile.network.VertexClass;

/**
 * Chooses what to ask of a case that stands. First whether devices hold a class at all, where some
 * of a kind do and some do not in the answer of the linear program; then how many vertices they
 * hold, where that answer is not one of devices; then whether they hold a class of which all do.
 */
final class RoleChoice {

  /** Differences that are floating point's and not the answer's. */
  private static final double CERTAIN = 1e-3;

  /** A number of devices that is so close to a whole one says little. */
  private static final double FRACTION = 0.02;

  private final List<VertexClass> classes;
  private final List<Integer> order;

  RoleChoice(CostQuestion question) {
    this.classes = question.profile().classes();
    this.order = new ClassOrder(question).mostFirst();
  }

  /**
   * Chooses.
   *
   * @param mix the answer of the linear program
   * @return empty if nothing is left to ask
   */
  Optional<RoleSplit> of(RoleCase each, List<ColumnShare> mix) {
    return presences(each, mix, true)
        .findFirst()
        .or(() -> threshold(each, mix))
        .or(() -> presences(each, mix, false).findFirst());
  }

  /** Whether a class is held, most telling classes first, where a case does not say so yet. */
  private Stream<RoleSplit> presences(RoleCase each, List<ColumnShare> mix, boolean mixed) {
    return order.stream()
        .flatMap(
            k ->
                IntStream.range(0, each.kinds().size())
                    .filter(kind -> isOpen(each, kind, k))
                    .filter(kind -> !mixed || isMixed(each, mix, kind, k))
                    .mapToObj(kind -> presence(mix, kind, k)));
  }

  private static boolean isOpen(RoleCase each, int kind, int k) {
    int device = each.kinds().get(kind).first();
    return each.ranges().least(device, k) == 0 && each.ranges().most(device, k) > 0;
  }

  private static boolean isMixed(RoleCase each, List<ColumnShare> mix, int kind, int k) {
    double holders = holders(mix, kind, k, 1);
    return CERTAIN < holders && holders < each.kinds().get(kind).size() - CERTAIN;
  }

  private static RoleSplit presence(List<ColumnShare> mix, int kind, int k) {
    double holders = holders(mix, kind, k, 1);
    boolean whole = Math.abs(holders - Math.rint(holders)) < CERTAIN;
    int number = (int) (whole ? Math.rint(holders) : Math.floor(holders));
    return new RoleSplit(kind, k, 1, number, whole);
  }

  /** How many devices of a kind hold at least so many of a class, often a fraction. */
  private static double holders(List<ColumnShare> mix, int kind, int k, long threshold) {
    return mix.stream()
        .filter(share -> share.kind() == kind && share.column().count(k) >= threshold)
        .mapToDouble(ColumnShare::weight)
        .sum();
  }

  private record Scored(RoleSplit split, double score) {}

  private Optional<RoleSplit> threshold(RoleCase each, List<ColumnShare> mix) {
    return IntStream.range(0, each.kinds().size())
        .boxed()
        .flatMap(kind -> order.stream().flatMap(k -> thresholds(mix, kind, k)))
        .max(Comparator.comparingDouble(Scored::score))
        .map(Scored::split);
  }

  /**
   * Between each two counts of the columns used, by how far the number of devices is from whole.
   */
  private Stream<Scored> thresholds(List<ColumnShare> mix, int kind, int k) {
    long[] counts =
        mix.stream()
            .filter(share -> share.kind() == kind && share.weight() > CERTAIN)
            .mapToLong(share -> share.column().count(k))
            .distinct()
            .sorted()
            .toArray();
    return IntStream.range(1, counts.length)
        .mapToObj(
            i -> {
              long threshold = (counts[i] + counts[i - 1] + 1) / 2;
              double holders = holders(mix, kind, k, threshold);
              double distance = Math.abs(holders - Math.rint(holders));
              double gap = (double) (counts[i] - counts[i - 1]) / classes.get(k).size();
              RoleSplit split = new RoleSplit(kind, k, threshold, (int) Math.floor(holders), false);
              return new Scored(split, distance > FRACTION ? distance * gap : 0);
            })
        .filter(scored -> scored.score > 0);
  }
}
