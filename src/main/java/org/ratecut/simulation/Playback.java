package org.ratecut.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ratecut.pipeline.BufferPlace;
import org.ratecut.pipeline.CyclicSchedule;
import org.ratecut.pipeline.Pipeline;

/** One run, event by event. */
final class Playback {

  /** The end of an operation; or, with inference -1, a time at which a program may go on. */
  private record Event(long time, long number, int program, int inference) {}

  private final CyclicSchedule schedule;
  private final Pipeline plan;
  private final long[] ticks;
  private final int[][] needs;
  private final int[][] neededBy;
  private final int[][] lastNeeds;
  private final int[][] neededByNext;
  private final Disturbances disturbances;
  private final long messageTicks;
  private final int inferences;
  private final List<Program> programs = new ArrayList<>();
  private final int[] programOf;
  private final Places places;
  private final History history;
  private final int[] done;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::time).thenComparingLong(Event::number));
  private final ArrayDeque<Integer> awake = new ArrayDeque<>();
  private final TreeSet<Integer> due = new TreeSet<>();
  private long eventCount;
  private boolean keepsTable;

  Playback(
      CyclicSchedule schedule,
      List<BufferPlace> places,
      Needs needs,
      long[] ticks,
      long[] constant,
      Disturbances disturbances,
      int inferences) {
    this.schedule = schedule;
    this.plan = schedule.pipeline();
    this.ticks = ticks;
    this.disturbances = disturbances;
    this.inferences = inferences;
    this.messageTicks =
        (long)
            Math.ceil(
                disturbances.messageSeconds()
                    * plan.tick().denominator()
                    / plan.tick().numerator());
    int count = plan.operationCount();
    this.needs = IntStream.range(0, count).mapToObj(needs::of).toArray(int[][]::new);
    this.neededBy = inverted(this.needs);
    this.lastNeeds = IntStream.range(0, count).mapToObj(needs::ofLast).toArray(int[][]::new);
    this.neededByNext = inverted(this.lastNeeds);
    this.programOf = new int[count];
    makePrograms();
    this.done = new int[count];
    this.places = new Places(schedule, places, needs, ticks, constant, inferences);
    this.history = new History(inferences, count);
  }

  private static int[][] inverted(int[][] lists) {
    List<List<Integer>> result = new ArrayList<>();
    Arrays.stream(lists).forEach(each -> result.add(new ArrayList<>()));
    for (int i = 0; i < lists.length; i++) {
      for (int before : lists[i]) {
        result.get(before).add(i);
      }
    }
    return result.stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /** One for each device that computes, and then one for each channel that carries anything. */
  private void makePrograms() {
    long period = schedule.period();
    TreeMap<Long, List<Integer>> byOwner = new TreeMap<>();
    for (int i = 0; i < plan.operationCount(); i++) {
      long owner =
          plan.isStep(i)
              ? plan.steps().get(i).device()
              : Integer.MAX_VALUE + (long) plan.transfer(i).channel();
      byOwner.computeIfAbsent(owner, key -> new ArrayList<>()).add(i);
    }
    long[] stage =
        schedule.begins().stream().mapToLong(begin -> Math.floorDiv(begin, period)).toArray();
    for (List<Integer> mine : byOwner.values()) {
      mine.sort(
          Comparator.comparingLong((Integer i) -> Math.floorMod(schedule.begin(i), period))
              .thenComparingLong(i -> ticks[i])
              // Of those of no duration, what is for an earlier inference; feedback may need it.
              .thenComparingLong(i -> -stage[i])
              .thenComparingInt(i -> i));
      mine.forEach(i -> programOf[i] = programs.size());
      programs.add(new Program(mine, stage, inferences));
    }
  }

  /**
   * Plays everything.
   *
   * @param byTable whether operations begin when the table says so
   * @param faults gets what goes wrong
   */
  void run(boolean byTable, Faults faults) {
    keepsTable = byTable;
    IntStream.range(0, programs.size()).forEach(awake::add);
    long now = 0;
    proceed(now, faults);
    while (!events.isEmpty()) {
      now = events.peek().time;
      while (!events.isEmpty() && events.peek().time == now) {
        Event event = events.remove();
        if (event.inference >= 0) {
          end(event, now);
        } else {
          due.add(event.program);
        }
        awake.add(event.program);
        if (events.isEmpty() || events.peek().time > now) {
          proceed(now, faults);
        }
      }
      places.measure();
      noteLate(faults);
    }
    if (!programs.stream().allMatch(Program::isDone)) {
      faults.add("The pipeline is stuck after %d inferences.".formatted(history.endedCount()));
    }
  }

  private void proceed(long now, Faults faults) {
    while (!awake.isEmpty()) {
      int next = awake.remove();
      Program program = programs.get(next);
      if (!program.isDone() && !program.isBusy() && mayBegin(next, program, now)) {
        begin(next, program, now, faults);
      }
    }
  }

  private boolean mayBegin(int number, Program program, long now) {
    int operation = program.operation();
    long inference = program.inference();
    // Inputs, and what reads feedback alone, come as planned.
    boolean waits = keepsTable || needs[operation].length == 0;
    long planned = schedule.begin(operation) + inference * schedule.period();
    if (waits && planned > now) {
      if (program.noteWake(planned)) {
        events.add(new Event(planned, eventCount++, number, -1));
      }
      return false;
    }
    for (int before : needs[operation]) {
      if (done[before] <= inference) {
        return false;
      }
    }
    for (int before : lastNeeds[operation]) {
      if (done[before] < inference) {
        return false;
      }
    }
    return places.areFree(operation, inference);
  }

  private void begin(int number, Program program, long now, Faults faults) {
    int operation = program.operation();
    int inference = (int) program.inference();
    if (schedule.begin(operation) + program.inference() * schedule.period() < now) {
      noteLate(program, faults);
    }
    program.begin();
    due.remove(number);
    history.begin(inference, now);
    if (places.take(operation, inference)) {
      faults.add(
          "Operation %d overwrites what is still needed, in inference %d."
              .formatted(operation, inference));
    }
    long takes =
        plan.isStep(operation)
            ? disturbances.ofStep(ticks[operation], plan.steps().get(operation).device())
            : disturbances.ofTransfer(ticks[operation], messageTicks, operation, inference);
    events.add(new Event(now + takes, eventCount++, number, inference));
  }

  private void end(Event event, long now) {
    Program program = programs.get(event.program);
    int operation = program.operation();
    program.end();
    done[operation]++;
    for (int after : neededBy[operation]) {
      awake.add(programOf[after]);
    }
    for (int after : neededByNext[operation]) {
      awake.add(programOf[after]);
    }
    boolean isOver = history.end(event.inference, now);
    places.free(operation, event.inference, done, isOver).forEach(i -> awake.add(programOf[i]));
  }

  /** What should have begun by now is late. */
  private void noteLate(Faults faults) {
    due.forEach(each -> noteLate(programs.get(each), faults));
    due.clear();
  }

  private void noteLate(Program program, Faults faults) {
    if (keepsTable && program.noteLate()) {
      faults.add(
          "Operation %d cannot begin when it should, in inference %d."
              .formatted(program.operation(), program.inference()));
    }
  }

  double ratePerSecond() {
    return history.ratePerTick() * plan.tick().denominator() / plan.tick().numerator();
  }

  double[] latencies() {
    return Arrays.stream(history.latencies()).mapToDouble(plan::seconds).toArray();
  }

  List<Long> ramAtFullest() {
    return places.ramAtFullest();
  }
}
