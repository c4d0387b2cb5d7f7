package org.ratecut.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.ratecut.pipeline.BufferPlace;
import org.ratecut.pipeline.CyclicSchedule;

/** The places in the RAM of devices, as they are taken and freed. */
final class Places {

  private final List<BufferPlace> places;
  private final List<List<Integer>> readers;
  private final List<List<Integer>> nextReaders;
  private final PlaceOrder order;
  private final List<Memory> memories;
  private final int inferences;

  /** The places that an operation takes. */
  private final List<List<Integer>> takenBy = new ArrayList<>();

  /** The places of results. */
  private final List<Integer> kept = new ArrayList<>();

  /** Who takes a place on each device. */
  private final List<TreeSet<Integer>> takers = new ArrayList<>();

  /** The places that may be free when an operation ends: its own, and those that it reads. */
  private final List<TreeSet<Integer>> usedBy = new ArrayList<>();

  /** The same places of the inference before, of which it is the feedback. */
  private final List<TreeSet<Integer>> usedByNext = new ArrayList<>();

  /** For how many inferences, from 0 on, each place has been freed. */
  private final int[] freed;

  /** How many inferences have ended as a whole. */
  private int over;

  Places(
      CyclicSchedule schedule,
      List<BufferPlace> places,
      Needs needs,
      long[] ticks,
      long[] constant,
      int inferences) {
    this.places = places;
    this.readers = needs.readers();
    this.nextReaders = needs.nextReaders();
    this.inferences = inferences;
    this.freed = new int[places.size()];
    this.memories = Arrays.stream(constant).mapToObj(Memory::new).toList();
    for (int i = 0; i < ticks.length; i++) {
      takenBy.add(new ArrayList<>());
      usedBy.add(new TreeSet<>());
      usedByNext.add(new TreeSet<>());
    }
    memories.forEach(each -> takers.add(new TreeSet<>()));
    for (int p = 0; p < places.size(); p++) {
      int owner = places.get(p).operation();
      takenBy.get(owner).add(p);
      takers.get(places.get(p).device()).add(owner);
      if (places.get(p).isKept()) {
        kept.add(p);
      }
      usedBy.get(owner).add(p);
      for (int reader : readers.get(owner)) {
        usedBy.get(reader).add(p);
      }
      for (int reader : nextReaders.get(owner)) {
        usedByNext.get(reader).add(p);
      }
    }
    long[] ends = plannedEnds(schedule, ticks);
    long[] begins = places.stream().mapToLong(place -> schedule.begin(place.operation())).toArray();
    this.order = new PlaceOrder(places, schedule.period(), begins, ends);
  }

  private long[] plannedEnds(CyclicSchedule schedule, long[] ticks) {
    long[] end = new long[ticks.length];
    Arrays.setAll(end, i -> schedule.begin(i) + ticks[i]);
    long last = LongStream.of(end).max().orElse(0);
    long[] ends = new long[places.size()];
    for (int p = 0; p < ends.length; p++) {
      int owner = places.get(p).operation();
      ends[p] = places.get(p).isKept() ? last : end[owner];
      for (int reader : readers.get(owner)) {
        ends[p] = Math.max(ends[p], end[reader]);
      }
      for (int reader : nextReaders.get(owner)) {
        ends[p] = Math.max(ends[p], end[reader] + schedule.period());
      }
    }
    return ends;
  }

  /** Whether nobody has the places any more that an operation takes. */
  boolean areFree(int operation, long inference) {
    for (int place : takenBy.get(operation)) {
      if (!order.isFree(place, inference, freed, inferences)) {
        return false;
      }
    }
    return true;
  }

  /** Takes the places of an operation; returns whether somebody still needs any of them. */
  boolean take(int operation, int inference) {
    boolean isNeeded = false;
    for (int p : takenBy.get(operation)) {
      BufferPlace place = places.get(p);
      long offset = place.offsets().get(inference % place.offsets().size());
      isNeeded |= memories.get(place.device()).take(p, inference, offset, place.size());
    }
    return isNeeded;
  }

  /**
   * Frees what nobody needs any more now that an operation has ended.
   *
   * @param done how many inferences, from 0 on, each operation has done
   * @param isOver whether the whole inference has ended
   * @return operations that may have waited for that
   */
  List<Integer> free(int operation, int inference, int[] done, boolean isOver) {
    List<Integer> waiting = new ArrayList<>();
    over += isOver ? 1 : 0;
    usedBy.get(operation).forEach(p -> freeUnneeded(p, inference, done, waiting));
    usedByNext.get(operation).forEach(p -> freeUnneeded(p, inference - 1, done, waiting));
    if (isOver) {
      kept.forEach(p -> freeUnneeded(p, inference, done, waiting));
    }
    return waiting;
  }

  private void freeUnneeded(int place, int inference, int[] done, List<Integer> waiting) {
    if (inference == freed[place] && !isNeeded(place, inference, done)) {
      free(place, inference, waiting);
    }
  }

  /** Nobody reads the feedback of the last inference. */
  private boolean isNeeded(int place, int inference, int[] done) {
    int owner = places.get(place).operation();
    boolean isNeeded =
        done[owner] <= inference || (places.get(place).isKept() && over <= inference);
    for (int reader : readers.get(owner)) {
      isNeeded |= done[reader] <= inference;
    }
    if (inference + 1 < inferences) {
      for (int reader : nextReaders.get(owner)) {
        isNeeded |= done[reader] <= inference + 1;
      }
    }
    return isNeeded;
  }

  private void free(int place, int inference, List<Integer> waiting) {
    int device = places.get(place).device();
    memories.get(device).free(place, inference);
    freed[place]++;
    waiting.addAll(takers.get(device));
  }

  /** Notes how full all memories are. */
  void measure() {
    memories.forEach(Memory::measure);
  }

  List<Long> ramAtFullest() {
    return memories.stream().map(Memory::fullest).toList();
  }
}
