package org.ratecut.solver.tidy.simple;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.Gap;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.solver.tidy.Tidying;

/**
 * Looks for simpler assignments that are a little slower. At several limits on the period it tidies
 * the simplest assignment so far, and one that gives each device the next vertices in the order of
 * the network ({@link ConsecutiveCuts}). It draws nothing and looks at no clock, so that its result
 * depends on its input alone.
 */
public final class SimplePlans {

  /** The part of the allowed loss at each limit. */
  private static final List<Fraction> PARTS =
      List.of(
          Fraction.of(1, 16),
          Fraction.of(1, 8),
          Fraction.of(1, 4),
          Fraction.of(1, 2),
          Fraction.of(1));

  private final Problem problem;
  private final Budget budget;

  /**
   * Prepares the search.
   *
   * @param budget ends it if it is cancelled; its time and steps are not looked at
   */
  public SimplePlans(Problem problem, Budget budget) {
    this.problem = problem;
    this.budget = budget;
  }

  /**
   * What can be had for how much of the rate, by the word of the referee.
   *
   * @param best valid
   * @param maxLoss how much of its rate may be given up, from 0 to 1
   * @return the best and valid others, from the fastest to the slowest; each is better in rate,
   *     traffic or pieces than any other
   */
  public List<SimplePlan> find(Assignment best, Fraction maxLoss) {
    SimplePlan start = SimplePlan.of(problem, best);
    List<SimplePlan> found = new ArrayList<>(List.of(start));
    for (Fraction part : PARTS) {
      if (budget.isCancelled()) {
        break;
      }
      Fraction loss = product(maxLoss, part);
      Predicate<Fraction> limit = period -> Gap.isWithin(period, start.evaluation().period(), loss);
      addTidied(found, simplest(inTime(found, limit)).assignment(), limit);
      double seconds = start.evaluation().period().toDouble() / (1 - loss.toDouble());
      for (Assignment cut : new ConsecutiveCuts(problem).within(seconds)) {
        addTidied(found, cut, limit);
      }
    }
    return notOutdone(found);
  }

  /**
   * The plan with the least traffic, and of equal traffic the fewest pieces.
   *
   * @param plans at least one
   */
  public static SimplePlan simplest(List<SimplePlan> plans) {
    return plans.stream().reduce((a, b) -> b.isSimplerThan(a) ? b : a).orElseThrow();
  }

  private static List<SimplePlan> inTime(List<SimplePlan> plans, Predicate<Fraction> limit) {
    return plans.stream().filter(each -> limit.test(each.evaluation().period())).toList();
  }

  private void addTidied(List<SimplePlan> found, Assignment start, Predicate<Fraction> limit) {
    SimplePlan plan = SimplePlan.of(problem, start);
    if (!plan.evaluation().isValid() || !limit.test(plan.evaluation().period())) {
      return;
    }
    found.add(plan);
    new Tidying(problem, budget)
        .tidyWithin(start, limit)
        .ifPresent(tidy -> found.add(SimplePlan.of(problem, tidy)));
  }

  private static Fraction product(Fraction a, Fraction b) {
    return Fraction.of(
        BigInteger.valueOf(a.numerator()).multiply(BigInteger.valueOf(b.numerator())),
        BigInteger.valueOf(a.denominator()).multiply(BigInteger.valueOf(b.denominator())));
  }

  private static List<SimplePlan> notOutdone(List<SimplePlan> found) {
    List<SimplePlan> sorted =
        found.stream()
            .sorted(
                Comparator.comparing((SimplePlan each) -> each.evaluation().period())
                    .thenComparing(Comparator.comparingLong(SimplePlan::traffic))
                    .thenComparingInt(SimplePlan::pieces))
            .toList();
    List<SimplePlan> kept = new ArrayList<>();
    for (SimplePlan each : sorted) {
      if (kept.stream().noneMatch(other -> other.isAtLeastAsGoodAs(each))) {
        kept.add(each);
      }
    }
    return kept;
  }
}
