package org.ratecut.solver.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.ArrayList;
import java.util.List;
import org.ratecut.model.exact.Fraction;

/**
 * What a step of polishing minimises where the rate is wanted. Often several devices and channels
 * are exactly as busy as the period allows, and no neighbourhood holds them all: then fewer of them
 * is progress. So this counts first those as busy as the period, then, with small weights, those
 * that are nearly so.
 */
final class Busyness {

  /** Parts of the period above which a device or channel counts, and how much. */
  private static final double[] NEARLY = {0.97, 0.9};

  private static final long[] WEIGHTS = {4, 1};

  private record Resource(Usage usage, Fraction speed, long now) {}

  private final Fraction period;
  private final List<Resource> resources = new ArrayList<>();

  Busyness(Fraction period) {
    this.period = period;
  }

  /**
   * Takes account of a device or channel, if it depends on the choice.
   *
   * @param now what its usage is at present
   */
  void add(Usage usage, Fraction speed, long now) {
    if (!usage.isFixed()) {
      resources.add(new Resource(usage, speed, now));
    }
  }

  /** Allows nothing slower than the period, only what is better than now, and wants the best. */
  void improve(CpModel model) {
    LinearExprBuilder total = LinearExpr.newBuilder();
    long now = 0;
    long busiest = 1 + resources.size() * (WEIGHTS[0] + WEIGHTS[1]);
    for (Resource each : resources) {
      long most = each.speed.capacityAt(period.reciprocal());
      each.usage.limit(model, most);
      long below = each.speed.capacityAbove(period.reciprocal());
      now += count(model, each, most, below, busiest, total);
      for (int level = 0; level < NEARLY.length; level++) {
        long nearly = Math.min(below, (long) (most * NEARLY[level]));
        now += count(model, each, most, nearly, WEIGHTS[level], total);
      }
    }
    LinearExpr busyness = total.build();
    model.addLessOrEqual(busyness, now - 1);
    model.minimize(busyness);
  }

  /** Counts a weight if the usage is above a threshold; returns the weight if it is so now. */
  private static long count(
      CpModel model,
      Resource resource,
      long most,
      long threshold,
      long weight,
      LinearExprBuilder total) {
    BoolVar above = model.newBoolVar("");
    LinearExprBuilder usage = LinearExpr.newBuilder().add(resource.usage.expression());
    usage.addTerm(above, threshold - most);
    model.addLessOrEqual(usage, threshold);
    total.addTerm(above, weight);
    return resource.now > threshold ? weight : 0;
  }
}
