package org.ratecut.simulation;

import java.util.ArrayList;
import java.util.List;

/** The RAM of one device: which places are taken, and how full it has been. */
final class Memory {

  private record Taken(int place, int inference, long from, long until) {}

  private final List<Taken> taken = new ArrayList<>();
  private long now;
  private long fullest;

  /**
   * A memory.
   *
   * @param constant what is always there, in values
   */
  Memory(long constant) {
    this.now = constant;
    this.fullest = constant;
  }

  /** Takes a place; returns whether somebody still needs any of it. */
  boolean take(int place, int inference, long offset, long size) {
    boolean isNeeded = false;
    for (Taken each : taken) {
      isNeeded |= each.from < offset + size && offset < each.until;
    }
    taken.add(new Taken(place, inference, offset, offset + size));
    now += size;
    return isNeeded;
  }

  /** Frees a place. */
  void free(int place, int inference) {
    for (int i = 0; i < taken.size(); i++) {
      Taken each = taken.get(i);
      if (each.place == place && each.inference == inference) {
        now -= each.until - each.from;
        taken.set(i, taken.get(taken.size() - 1));
        taken.remove(taken.size() - 1);
        return;
      }
    }
    throw new IllegalStateException("A place is freed that nobody has taken.");
  }

  /** Notes how full it is, between two moments at which anything happens. */
  void measure() {
    fullest = Math.max(fullest, now);
  }

  long fullest() {
    return fullest;
  }
}
