package org.ratecut.solver.latency;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.pipeline.Pipeline;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.pipeline.schedule.SchedulePlanner;

/**
 * How long one inference may take. Latency is that of a schedule at the period of an assignment,
 * the best that is found by a fixed number of steps, so that it does not depend on the clock.
 *
 * @param longest at least a nanosecond
 */
public record LatencyLimit(Duration longest) {

  private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

  private static final int TRIES = 300;

  private static final long SEED = 1;

  /**
   * The schedule by which an assignment is judged; empty where nothing is computed and nothing
   * sent.
   */
  public Optional<SchedulePlan> plan(Problem problem, Assignment assignment) {
    Optional<SchedulePlan> first = plan(problem, assignment, 0);
    return first.filter(each -> !isKeptBy(each)).isPresent()
        ? plan(problem, assignment, TRIES)
        : first;
  }

  /** The first schedule that comes to hand, whose latency may be longer than need be. */
  Optional<SchedulePlan> firstPlan(Problem problem, Assignment assignment) {
    return plan(problem, assignment, 0);
  }

  private static Optional<SchedulePlan> plan(Problem problem, Assignment assignment, int tries) {
    Evaluation evaluation = Evaluator.evaluate(problem, assignment);
    return SchedulePlanner.isPossible(problem, evaluation)
        ? Optional.of(
            new SchedulePlanner(problem, assignment, SEED).atModelPeriod(tries, () -> false))
        : Optional.empty();
  }

  /** Whether the schedule of an assignment keeps the limit; where there is none, it is kept. */
  public boolean isKeptBy(Problem problem, Assignment assignment) {
    return plan(problem, assignment).map(this::isKeptBy).orElse(true);
  }

  /** Whether each inference of a schedule ends in time, and reads feedback in time. */
  public boolean isKeptBy(SchedulePlan plan) {
    if (!plan.keepsFeedback()) {
      return false;
    }
    Pipeline pipeline = plan.schedule().pipeline();
    Fraction tick = pipeline.tick();
    BigInteger nanos =
        BigInteger.valueOf(tick.numerator())
            .multiply(BigInteger.valueOf(plan.schedule().latency()))
            .multiply(NANOS_PER_SECOND);
    BigInteger most =
        BigInteger.valueOf(tick.denominator()).multiply(BigInteger.valueOf(longest.toNanos()));
    return nanos.compareTo(most) <= 0;
  }

  double seconds() {
    return longest.toNanos() / 1e9;
  }
}
