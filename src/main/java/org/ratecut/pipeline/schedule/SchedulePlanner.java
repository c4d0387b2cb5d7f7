package org.ratecut.pipeline.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.ratecut.cpsat.Engine;
import org.ratecut.cpsat.NativeLibrary;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Violation;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Device;
import org.ratecut.pipeline.CyclicSchedule;
import org.ratecut.pipeline.cpsat.Effort;
import org.ratecut.pipeline.cpsat.ModuloScheduler;
import org.ratecut.pipeline.graph.OperationTimes;
import org.ratecut.pipeline.graph.Operations;
import org.ratecut.pipeline.graph.PipelineBuilder;

/** Makes schedules for an assignment. */
public final class SchedulePlanner {

  /** How many schedules to look at for one period, and where many periods are tried. */
  private static final int TRIES = 400;

  private static final int TRIES_OF_MANY = 40;

  private final Problem problem;
  private final Assignment assignment;
  private final Operations operations;
  private final long[] available;
  private final long seed;

  /**
   * Prepares schedules.
   *
   * @param seed of random choices
   * @throws org.ratecut.model.exact.InvalidModelException if the assignment does not fit the
   *     problem, or sends where no channel is
   */
  public SchedulePlanner(Problem problem, Assignment assignment, long seed) {
    this.problem = problem;
    this.assignment = assignment;
    this.operations = PipelineBuilder.build(problem, assignment);
    this.available = problem.cluster().devices().stream().mapToLong(Device::memory).toArray();
    this.seed = seed;
  }

  /**
   * Whether an assignment has schedules: something takes time, all that is sent has a channel, and
   * {@linkplain OperationTimes#areKnown each operation keeps one resource busy}.
   */
  public static boolean isPossible(Problem problem, Evaluation evaluation) {
    return OperationTimes.areKnown(problem.cluster())
        && !evaluation.period().isZero()
        && evaluation.violations().stream().noneMatch(Violation.NoChannel.class::isInstance);
  }

  /** The operations of the assignment. */
  public Operations operations() {
    return operations;
  }

  /** The synchronous schedule at the model's period, at once. */
  public SchedulePlan synchronous() {
    long period = operations.modelPeriod();
    return search(() -> false).plan(period, Synchronous.begins(operations, period));
  }

  /**
   * The best schedule found at the model's period, whether it fits or not. It does where the
   * assignment is valid with memory counted as pipelined.
   */
  public SchedulePlan atModelPeriod(int tries, BooleanSupplier isStopped) {
    SchedulePlan best = search(isStopped).best(operations.modelPeriod(), tries);
    if (best.fits() || operations.hasFeedback()) {
      return best;
    }
    SchedulePlan staged = staged();
    return staged.fits() ? staged : best;
  }

  /** The schedule that memory counted as pipelined has room for, at the model's period. */
  public SchedulePlan staged() {
    long period = operations.modelPeriod();
    return search(() -> false).plan(period, Staged.begins(problem, assignment, operations, period));
  }

  /**
   * The fastest schedule found that fits in RAM with at most so many inferences in flight; one that
   * does not fit only if none is found that does.
   */
  public SchedulePlan fastest(long inFlight, int tries, BooleanSupplier isStopped) {
    boolean mayFit = shortestPeriod().isPresent();
    return new PeriodSearch(operations, search(isStopped), mayFit).fastest(inFlight, tries);
  }

  private PlanSearch search(BooleanSupplier isStopped) {
    return new PlanSearch(operations, available, seed, isStopped);
  }

  /**
   * A schedule with less latency by CP-SAT, if it finds one.
   *
   * @param known of the same period
   */
  public SchedulePlan exact(SchedulePlan known, Effort effort, BooleanSupplier isStopped) {
    ModuloScheduler scheduler = new ModuloScheduler(operations, available, Engine.CP_SAT);
    if (known.isShortest() || !scheduler.isSmallEnough() || !hasLibrary()) {
      return known;
    }
    CyclicSchedule schedule = known.schedule();
    // What does not fit may take longer, to fit.
    long latency = schedule.latency() * (known.fits() ? 1 : 2);
    return scheduler
        .search(schedule.period(), known.begins(), latency, effort, isStopped)
        .map(found -> better(known, found))
        .orElse(known);
  }

  /**
   * An outcome with less latency by CP-SAT, if it finds that. Where nothing is known to fit at the
   * model's period, a schedule that does is looked for first.
   *
   * @param inFlight how many inferences may be in flight at most, if that is limited
   */
  public ScheduleOutcome improved(
      ScheduleOutcome outcome, OptionalLong inFlight, Effort effort, BooleanSupplier isStopped) {
    SchedulePlan fast = outcome.atModelPeriod();
    SchedulePlan answer = outcome.plan();
    boolean mayFit = outcome.shortestPeriod().isPresent() || !fast.keepsFeedback();
    if (!fast.fits() && mayFit) {
      SchedulePlan fitting = exact(fast, effort, isStopped);
      if (fitting.fits() && fitting.schedule().inFlight() <= inFlight.orElse(Long.MAX_VALUE)) {
        return outcome.with(fitting);
      }
    }
    return answer.fits() ? outcome.with(exact(answer, effort, isStopped)) : outcome;
  }

  private static boolean hasLibrary() {
    return new NativeLibrary().isAvailable("Schedules are not improved by CP-SAT");
  }

  private SchedulePlan better(SchedulePlan known, ModuloScheduler.Found found) {
    long period = known.schedule().period();
    FixedPeriodSearch shift = new FixedPeriodSearch(operations, available, () -> false);
    SchedulePlan next =
        search(() -> false).plan(period, shift.shifted(period, asArray(found.begins())).begins());
    if (!next.fits() && known.fits()) {
      return known;
    }
    boolean isBetter =
        (next.fits() && !known.fits()) || next.schedule().latency() < known.schedule().latency();
    return (isBetter ? next : known).shortest(found.isShortest());
  }

  /**
   * Schedules as well as the time allows.
   *
   * @param inFlight how many inferences may be in flight at most, if that is limited
   * @param rows for how many numbers of inferences in flight to look for slower schedules too
   */
  public ScheduleOutcome outcome(OptionalLong inFlight, int rows, BooleanSupplier isStopped) {
    SchedulePlan fast = atModelPeriod(TRIES, isStopped);
    OptionalLong shortest = shortestPeriod();
    long most = inFlight.orElse(Long.MAX_VALUE);
    boolean isOut = fast.schedule().inFlight() > most || !fast.keepsFeedback();
    SchedulePlan answer =
        isOut || (!fast.fits() && shortest.isPresent())
            ? fastest(most, TRIES_OF_MANY, isStopped)
            : fast;
    List<SchedulePlan> slower = new ArrayList<>();
    long last =
        shortest.isEmpty() ? 0 : Math.min(rows, Math.min(most, fast.schedule().inFlight()) - 1);
    for (long n = 1; n <= last && !isStopped.getAsBoolean(); n++) {
      SchedulePlan next = fastest(n, TRIES_OF_MANY, isStopped);
      slower.add(next);
      answer = next.isBetterThan(answer) ? next : answer;
    }
    return new ScheduleOutcome(
        operations, !answer.fits() && !isOut ? fast : answer, fast, shortest, slower);
  }

  /** No schedule that fits in RAM has a shorter period, in ticks; empty if none fits at all. */
  public OptionalLong shortestPeriod() {
    return new RamBound(operations, available).period();
  }

  private static long[] asArray(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
