package org.ratecut.pipeline.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.ratecut.pipeline.BufferPlace;
import org.ratecut.pipeline.graph.Operations;

/**
 * A layout of the RAM of a device: an offset for each copy of each buffer, so that no two that are
 * taken at the same time overlap. What is always there comes first.
 *
 * <p>To find the smallest layout is the NP-hard problem of dynamic storage allocation. Buffers are
 * placed one after the other, each in the lowest gap (first fit), in several orders, until a layout
 * is as small as it can be or small enough.
 *
 * @param size what the layout takes, in values
 * @param places of all buffers
 */
public record BufferLayout(long size, List<BufferPlace> places) {

  /** More buffers are packed only if they have no room beside each other. */
  private static final int MAX_PACKED = 200;

  private record Ranked(Life life, double rank) {}

  /** How many further orders are tried. */
  private static final int SHUFFLES = 60;

  private static final List<Comparator<Life>> ORDERS =
      List.of(
          Comparator.comparingLong((Life life) -> life.buffer().size()).reversed(),
          Comparator.comparingLong(Life::length).reversed(),
          Comparator.comparingDouble((Life life) -> (double) life.length() * life.buffer().size())
              .reversed(),
          Comparator.comparingLong(Life::begin));

  /** Makes the list immutable. */
  public BufferLayout {
    places = List.copyOf(places);
  }

  /**
   * The layout of each device, each with places for all of its buffers.
   *
   * @param begins of all operations in inference 0, in ticks
   * @param enough the size of each device with which to be content, in values
   */
  public static List<BufferLayout> of(
      Operations operations, RamUse ram, long period, long[] begins, long[] enough) {
    Lives lives = new Lives(operations, period, begins);
    List<BufferLayout> layouts = new ArrayList<>();
    for (int d = 0; d < operations.deviceCount(); d++) {
      List<Life> all = ram.buffersOf(d).stream().map(each -> Life.of(each, lives, period)).toList();
      long target = Math.max(enough[d], ram.fullest(d, period, lives));
      layouts.add(of(all, operations.constantMemory(d), period, target));
    }
    return layouts;
  }

  private static BufferLayout of(List<Life> lives, long start, long period, long target) {
    long stacked = lives.stream().mapToLong(Life::sizeOfCopies).reduce(start, Math::addExact);
    if (stacked <= target && lives.size() > MAX_PACKED) {
      return FirstFit.stack(lives, start);
    }
    BufferLayout best = null;
    for (Comparator<Life> order : ORDERS) {
      best = smaller(best, FirstFit.pack(lives.stream().sorted(order).toList(), start, period));
      if (best.size <= target) {
        return best;
      }
    }
    return lives.size() <= MAX_PACKED ? shuffled(lives, best, start, period, target) : best;
  }

  /** Mostly the large ones first, but not quite: that often closes the last gaps. */
  private static BufferLayout shuffled(
      List<Life> lives, BufferLayout known, long start, long period, long target) {
    Random random = new Random(lives.size());
    BufferLayout best = known;
    for (int i = 0; i < SHUFFLES && best.size > target; i++) {
      boolean byArea = i % 2 == 1;
      List<Life> order =
          lives.stream()
              .map(life -> new Ranked(life, -life.weight(byArea) * (0.5 + random.nextDouble())))
              .sorted(Comparator.comparingDouble(Ranked::rank))
              .map(Ranked::life)
              .toList();
      best = smaller(best, FirstFit.pack(order, start, period));
    }
    return best;
  }

  private static BufferLayout smaller(BufferLayout known, BufferLayout next) {
    return known == null || next.size < known.size ? next : known;
  }
}
