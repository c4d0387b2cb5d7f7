package org.ratecut.pipeline.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.ratecut.cpsat.Engine;
import org.ratecut.cpsat.NativeLibrary;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Violation;
import org.ratecut.model.Assignment;
import org.ratecut.model.Device;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.Schedule;
import org.ratecut.pipeline.cpsat.Effort;
import org.ratecut.pipeline.cpsat.ModuloScheduler;
import org.ratecut.pipeline.graph.Operations;
import org.ratecut.pipeline.graph.PipelineBuilder;
import org.ratecut.pipeline.memory.BufferLayout;
import org.ratecut.pipeline.memory.RamUse;

/** Makes schedules for an assignment. */
public final class Planner {

  /** How many schedules to look at for one period, and where many periods are tried. */
  private static final int TRIES = 400;

  private static final int TRIES_OF_MANY = 40;

  private final Operations operations;
  private final long[] available;
  private final long seed;

  /**
   * Prepares schedules.
   *
   * @param seed of random choices
   * @throws org.ratecut.model.InvalidModelException if the assignment does not fit the problem, or
   *     sends where no channel is
   */
  public Planner(Problem problem, Assignment assignment, long seed) {
    this.operations = PipelineBuilder.build(problem, assignment);
    this.available = problem.cluster().devices().stream().mapToLong(Device::memory).toArray();
    this.seed = seed;
  }

  /** Whether an assignment has schedules: something takes time, and all that is sent a channel. */
  public static boolean isPossible(Evaluation evaluation) {
    return !evaluation.period().isZero()
        && evaluation.violations().stream().noneMatch(Violation.NoChannel.class::isInstance);
  }

  /** The operations of the assignment. */
  public Operations operations() {
    return operations;
  }

  /** The synchronous schedule at the model's period, at once. */
  public Plan synchronous() {
    FixedPeriodSearch search = new FixedPeriodSearch(operations, available, () -> false);
    return plan(search.synchronous(operations.modelPeriod()));
  }

  /** The best schedule found at the model's period, whether it fits or not. */
  public Plan atModelPeriod(int tries, BooleanSupplier isStopped) {
    FixedPeriodSearch search = new FixedPeriodSearch(operations, available, isStopped);
    return plan(search.best(operations.modelPeriod(), tries, seed));
  }

  /**
   * The fastest schedule found that fits in RAM with at most so many inferences in flight, or the
   * one that lacks least if none fits.
   */
  public Plan fastest(long inFlight, int tries, BooleanSupplier isStopped) {
    FixedPeriodSearch search = new FixedPeriodSearch(operations, available, isStopped);
    return plan(new PeriodSearch(operations, search, seed).fastest(inFlight, tries));
  }

  /**
   * A schedule with less latency by CP-SAT, if it finds one.
   *
   * @param known of the same period
   */
  public Plan exact(Plan known, Effort effort, BooleanSupplier isStopped) {
    ModuloScheduler scheduler = new ModuloScheduler(operations, available, Engine.CP_SAT);
    if (known.isShortest() || !scheduler.isSmallEnough() || !hasLibrary()) {
      return known;
    }
    Schedule schedule = known.schedule();
    long[] begins = asArray(schedule.begins());
    // What does not fit may take longer, to fit.
    long latency = schedule.latency() * (known.fits() ? 1 : 2);
    return scheduler
        .search(schedule.period(), begins, latency, effort, isStopped)
        .map(found -> better(known, found))
        .orElse(known);
  }

  /**
   * An outcome with less latency by CP-SAT, if it finds that. Where nothing is known to fit at the
   * model's period, a schedule that does is looked for first.
   */
  public Outcome improved(Outcome outcome, Effort effort, BooleanSupplier isStopped) {
    Plan fast = outcome.atModelPeriod();
    Plan answer = outcome.plan();
    if (!fast.fits() && outcome.shortestPeriod().isPresent()) {
      Plan fitting = exact(fast, effort, isStopped);
      if (fitting.fits() && fitting.schedule().inFlight() <= answer.schedule().inFlight()) {
        return outcome.with(fitting);
      }
    }
    return answer.fits() ? outcome.with(exact(answer, effort, isStopped)) : outcome;
  }

  private static boolean hasLibrary() {
    return new NativeLibrary().isAvailable("Schedules are not improved by CP-SAT");
  }

  private Plan better(Plan known, ModuloScheduler.Found found) {
    FixedPeriodSearch search = new FixedPeriodSearch(operations, available, () -> false);
    long period = known.schedule().period();
    Plan next = plan(search.shifted(period, asArray(found.begins())));
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
  public Outcome outcome(OptionalLong inFlight, int rows, BooleanSupplier isStopped) {
    Plan fast = atModelPeriod(TRIES, isStopped);
    OptionalLong shortest = shortestPeriod();
    long most = inFlight.orElse(Long.MAX_VALUE);
    Plan answer = fast;
    if (fast.schedule().inFlight() > most || (!fast.fits() && shortest.isPresent())) {
      Plan slow = fastest(most, TRIES_OF_MANY, isStopped);
      answer = slow.fits() || fast.schedule().inFlight() > most ? slow : fast;
    }
    List<Plan> slower = new ArrayList<>();
    long last =
        shortest.isEmpty() ? 0 : Math.min(rows, Math.min(most, answer.schedule().inFlight()) - 1);
    for (long n = 1; n <= last && !isStopped.getAsBoolean(); n++) {
      slower.add(fastest(n, TRIES_OF_MANY, isStopped));
    }
    return new Outcome(operations, answer, fast, shortest, slower);
  }

  /** No schedule that fits in RAM has a shorter period, in ticks; empty if none fits at all. */
  public OptionalLong shortestPeriod() {
    return new RamBound(operations, available).period();
  }

  private Plan plan(Candidate candidate) {
    RamUse ram = new RamUse(operations);
    List<BufferLayout> layouts =
        BufferLayout.of(operations, ram, candidate.period(), candidate.begins(), available);
    return new Plan(
        operations,
        operations.schedule(candidate.period(), candidate.begins()),
        asList(ram.fullest(candidate.period(), candidate.begins())),
        asList(available),
        layouts,
        heldAtFullest(ram, candidate),
        candidate.latency() == operations.criticalPath());
  }

  private List<List<RamUse.Held>> heldAtFullest(RamUse ram, Candidate candidate) {
    return IntStream.range(0, available.length)
        .mapToObj(d -> ram.atFullest(d, candidate.period(), candidate.begins()))
        .toList();
  }

  private static long[] asArray(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  private static List<Long> asList(long[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
