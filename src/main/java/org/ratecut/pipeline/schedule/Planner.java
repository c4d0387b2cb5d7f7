package org.ratecut.pipeline.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.ratecut.model.Assignment;
import org.ratecut.model.Device;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.graph.Operations;
import org.ratecut.pipeline.graph.PipelineBuilder;
import org.ratecut.pipeline.memory.BufferLayout;
import org.ratecut.pipeline.memory.RamUse;

/** Makes schedules for an assignment. */
public final class Planner {

  /** Beyond this a table of slower schedules says nothing new. */
  private static final int MAX_ROWS = 12;

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

  /** Whether anything takes any time; else there is nothing to schedule. */
  public boolean hasWork() {
    return operations.modelPeriod() > 0;
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

  /** Schedules with one inference in flight, two, and so on up to a number. */
  public List<Plan> slower(long inFlight, int tries, BooleanSupplier isStopped) {
    List<Plan> plans = new ArrayList<>();
    for (long n = 1; n <= Math.min(inFlight, MAX_ROWS) && !isStopped.getAsBoolean(); n++) {
      plans.add(fastest(n, tries, isStopped));
    }
    return plans;
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
        operations.schedule(candidate.period(), candidate.begins()),
        asList(ram.fullest(candidate.period(), candidate.begins())),
        asList(available),
        layouts);
  }

  private static List<Long> asList(long[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
