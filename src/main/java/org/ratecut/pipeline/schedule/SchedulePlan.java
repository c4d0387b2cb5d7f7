package org.ratecut.pipeline.schedule;

import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.pipeline.BufferPlace;
import org.ratecut.pipeline.CyclicSchedule;
import org.ratecut.pipeline.graph.Operations;
import org.ratecut.pipeline.memory.BufferLayout;
import org.ratecut.pipeline.memory.RamUse;

/**
 * A schedule with the RAM that it needs.
 *
 * @param operations what is scheduled
 * @param ramAtFullest of each device, in values, with what is always there
 * @param ramAvailable of each device, in values
 * @param layouts of each device
 * @param heldAtFullest what is in the RAM of each device at its fullest moment, beside what is
 *     always there
 * @param isShortest whether no schedule of this period in this RAM has less latency: it is that of
 *     the longest chain of operations, or CP-SAT claims it
 */
public record SchedulePlan(
    Operations operations,
    CyclicSchedule schedule,
    List<Long> ramAtFullest,
    List<Long> ramAvailable,
    List<BufferLayout> layouts,
    List<List<RamUse.Held>> heldAtFullest,
    boolean isShortest) {

  /** Makes the lists immutable. */
  public SchedulePlan {
    ramAtFullest = List.copyOf(ramAtFullest);
    ramAvailable = List.copyOf(ramAvailable);
    layouts = List.copyOf(layouts);
    heldAtFullest = List.copyOf(heldAtFullest);
  }

  /** The same, with what is known of its latency beside what was. */
  SchedulePlan shortest(boolean isKnown) {
    return new SchedulePlan(
        operations,
        schedule,
        ramAtFullest,
        ramAvailable,
        layouts,
        heldAtFullest,
        isShortest || isKnown);
  }

  /** When each operation of inference 0 begins, in ticks. */
  long[] begins() {
    return schedule.begins().stream().mapToLong(Long::longValue).toArray();
  }

  /** What the layout of a device takes, in values. */
  public long ramOfLayout(int device) {
    return layouts.get(device).size();
  }

  /** From the start of an inference to its end. */
  public double latencySeconds() {
    return schedule.pipeline().exactSeconds(schedule.latency()).toDouble();
  }

  /** Whether a device has room for its layout. */
  public boolean fits(int device) {
    return layouts.get(device).size() <= ramAvailable.get(device);
  }

  /** By how much the layout of a device is larger than its RAM, in values; negative if smaller. */
  public long lack(int device) {
    return layouts.get(device).size() - ramAvailable.get(device);
  }

  /** Whether each device has room for its layout, and loops of feedback are kept. */
  public boolean fits() {
    return keepsFeedback() && tooSmall().findAny().isEmpty();
  }

  /** Whether no operation begins before the feedback has come that it needs. */
  public boolean keepsFeedback() {
    return operations.lateness(schedule.period(), begins()) == 0;
  }

  /** The devices that have no room for their layout. */
  public IntStream tooSmall() {
    return IntStream.range(0, ramAvailable.size()).filter(device -> !fits(device));
  }

  /** Whether it fits and the other does not, or both or none do and it is faster. */
  boolean isBetterThan(SchedulePlan other) {
    return fits() == other.fits() ? schedule.period() < other.schedule.period() : fits();
  }

  /** Where everything is that comes and goes in RAM. */
  public List<BufferPlace> places() {
    return layouts.stream().flatMap(layout -> layout.places().stream()).toList();
  }
}
