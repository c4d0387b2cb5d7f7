package org.ratecut.pipeline.memory;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.pipeline.BufferPlace;

/** Puts buffers one after the other into the lowest gap that is free whenever they are taken. */
final class FirstFit {

  private record Placed(Life life, int copy, long offset) {

    long end() {
      return offset + life.buffer().size();
    }
  }

  private final long start;
  private final long period;

  /** In order of offset. */
  private final List<Placed> placed = new ArrayList<>();

  private FirstFit(long start, long period) {
    this.start = start;
    this.period = period;
  }

  /** All beside each other. */
  static BufferLayout stack(List<Life> lives, long start) {
    List<BufferPlace> places = new ArrayList<>();
    long next = start;
    for (Life life : lives) {
      List<Long> offsets = new ArrayList<>();
      for (int copy = 0; copy < life.copies(); copy++) {
        offsets.add(next);
        next += life.buffer().size();
      }
      places.add(place(life, offsets));
    }
    return new BufferLayout(next, places);
  }

  /**
   * In this order, each where it fits.
   *
   * @param start the lowest offset
   */
  static BufferLayout pack(List<Life> lives, long start, long period) {
    FirstFit fit = new FirstFit(start, period);
    List<BufferPlace> places = new ArrayList<>();
    for (Life life : lives) {
      List<Long> offsets = new ArrayList<>();
      for (int copy = 0; copy < life.copies(); copy++) {
        offsets.add(fit.add(life, copy));
      }
      places.add(place(life, offsets));
    }
    long size = fit.placed.stream().mapToLong(Placed::end).max().orElse(start);
    return new BufferLayout(size, places);
  }

  private long add(Life life, int copy) {
    long offset = start;
    for (Placed each : placed) {
      boolean isAhead = each.offset >= offset + life.buffer().size();
      if (!isAhead && each.end() > offset && life.conflicts(copy, each.life, each.copy, period)) {
        offset = each.end();
      }
    }
    insert(new Placed(life, copy, offset));
    return offset;
  }

  private void insert(Placed next) {
    int i = placed.size();
    while (i > 0 && placed.get(i - 1).offset > next.offset) {
      i--;
    }
    placed.add(i, next);
  }

  private static BufferPlace place(Life life, List<Long> offsets) {
    return new BufferPlace(
        life.buffer().operation(),
        life.buffer().device(),
        life.buffer().size(),
        life.buffer().isKept(),
        offsets);
  }
}
