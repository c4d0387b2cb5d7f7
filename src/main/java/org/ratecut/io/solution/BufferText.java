package org.ratecut.io.solution;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.ratecut.io.units.Figures;
import org.ratecut.io.units.MemorySize;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.pipeline.CyclicSchedule;
import org.ratecut.pipeline.schedule.SchedulePlan;

/** Says what a schedule at the model's period makes of latency and RAM. */
public final class BufferText {

  private final Problem problem;
  private final MemorySize size;

  public BufferText(Problem problem) {
    this.problem = problem;
    this.size = new MemorySize(problem.network().bitsPerValue());
  }

  /** The latency, for instance {@code 4.790 ms}. */
  public static String time(SchedulePlan plan) {
    CyclicSchedule schedule = plan.schedule();
    return Figures.period(schedule.pipeline().exactSeconds(schedule.latency()));
  }

  /** For instance {@code 4.790 ms, 6 inferences in flight}. */
  public static String latency(SchedulePlan plan) {
    long inFlight = plan.schedule().inFlight();
    String count = inFlight == 1 ? "1 inference" : Figures.count(inFlight) + " inferences";
    return "%s, %s in flight%s".formatted(time(plan), count, slower(plan));
  }

  /** Only feedback makes the schedule of a report slower than the model. */
  private static String slower(SchedulePlan plan) {
    CyclicSchedule schedule = plan.schedule();
    return schedule.period() == plan.operations().modelPeriod()
        ? ""
        : "; the fastest schedule found that keeps the feedback has %s inferences/s"
            .formatted(Figures.rate(Optional.of(schedule.periodSeconds().reciprocal())));
  }

  /** For instance {@code , at most 200.000 ms allowed}. */
  public static String atMost(Duration max) {
    return ", at most %s allowed".formatted(time(max));
  }

  /** What a search for at most some latency has found, if it is nothing. */
  public static String noneWithin(Duration max) {
    return "no schedule was found in which an inference takes at most " + time(max);
  }

  private static String time(Duration max) {
    return Figures.period(Fraction.of(max.toNanos(), 1_000_000_000));
  }

  /** A phrase that goes on after "Buffers"; it names the device that lacks most. */
  public String describe(SchedulePlan plan) {
    return plan.tooSmall()
        .boxed()
        .max(Comparator.comparingLong(plan::lack))
        .map(device -> tooSmall(plan, device))
        .orElse("enough RAM for the buffers of all inferences in flight");
  }

  private String tooSmall(SchedulePlan plan, int device) {
    return "TOO LARGE for %d of %d devices at this rate: %s needs %s of RAM and has %s; \"ratecut schedule\" looks for slower ones"
        .formatted(
            plan.tooSmall().count(),
            plan.ramAvailable().size(),
            problem.cluster().device(device).name(),
            size.text(plan.ramOfLayout(device)),
            size.text(plan.ramAvailable().get(device)));
  }
}
