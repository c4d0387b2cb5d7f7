package org.ratecut.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.BufferPlace;
import org.ratecut.pipeline.CyclicSchedule;

/** Plays a schedule for many inferences. */
public final class Simulator {

  /** What the history of a run may take, in inferences. */
  public static final int MAX_INFERENCES = 10_000_000;

  private final Problem problem;
  private final Assignment assignment;
  private final CyclicSchedule schedule;
  private final List<BufferPlace> places;

  /**
   * A simulator of one plan.
   *
   * @param places of everything that comes and goes in RAM
   */
  public Simulator(
      Problem problem, Assignment assignment, CyclicSchedule schedule, List<BufferPlace> places) {
    this.problem = problem;
    this.assignment = assignment;
    this.schedule = schedule;
    this.places = List.copyOf(places);
  }

  /**
   * Does each operation when the table of begins says so. It is a fault if one cannot begin then,
   * because it must wait for values, for its device or channel, or for a place; it then begins as
   * soon as it can.
   *
   * @param inferences how many to play, from 1 to {@link #MAX_INFERENCES}
   */
  public SimulationResult playTable(int inferences, Disturbances disturbances) {
    return play(inferences, disturbances, true);
  }

  /**
   * Lets each device and channel do its operations in the order of the schedule, each as soon as it
   * can; only inputs arrive when the table says so, one after each period.
   *
   * @param inferences how many to play, from 1 to {@link #MAX_INFERENCES}
   */
  public SimulationResult playSelfTimed(int inferences, Disturbances disturbances) {
    return play(inferences, disturbances, false);
  }

  private SimulationResult play(int inferences, Disturbances disturbances, boolean keepsTable) {
    Faults faults = new Faults();
    Needs needs = new Needs(problem, assignment, schedule.pipeline(), faults);
    if (!faults.isEmpty()) {
      return nothing(faults);
    }
    PlanFacts facts = new PlanFacts(problem, assignment, schedule.pipeline());
    facts.check(places, faults);
    long[] constant =
        IntStream.range(0, problem.deviceCount()).mapToLong(facts::constantMemory).toArray();
    int operations = schedule.pipeline().operationCount();
    long[] ticks = IntStream.range(0, operations).mapToLong(facts::ticks).toArray();
    Playback playback =
        new Playback(schedule, places, needs, ticks, constant, disturbances, inferences);
    playback.run(keepsTable, faults);
    double[] latencies = playback.latencies();
    Arrays.sort(latencies);
    int count = latencies.length;
    return new SimulationResult(
        inferences,
        playback.ratePerSecond(),
        count == 0 ? 0 : (latencies[(count - 1) / 2] + latencies[count / 2]) / 2,
        count == 0 ? 0 : latencies[count - 1],
        faults.count(),
        faults.first(),
        playback.ramAtFullest());
  }

  /** What does not compute what it should is not played. */
  private SimulationResult nothing(Faults faults) {
    List<Long> empty = problem.cluster().devices().stream().map(device -> 0L).toList();
    return new SimulationResult(0, 0, 0, 0, faults.count(), faults.first(), empty);
  }
}
