package org.ratecut.solver.blocks;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.solver.moves.Draws;

/**
 * Moves that keep a placement contiguous. The devices have an order, and no unit is on an earlier
 * device than what it reads: a chain of down-sets of the dataflow, in which a path never comes
 * back. A unit that goes to a later device takes along what reads it, directly or not, on the
 * devices between; one that goes to an earlier device takes along what it reads.
 */
final class ContiguousProposer implements UnitDraws {

  private static final int PERCENT = 100;
  private static final int PERCENT_TOWARDS_NEIGHBOUR = 70;
  private static final int PERCENT_NEXT_DEVICE = 25;
  private static final int PERCENT_WITH_A_PARTNER = 25;
  private static final int TRIES_FOR_A_PARTNER = 8;
  private static final int SIZE_DOUBLINGS = 10;

  private final Units units;
  private final int deviceCount;
  private final int[] free;
  private final UnitMove move;
  private final int[] stack;

  /** The place of each device in the order, and the device at each place. */
  private final int[] rankOfDevice;

  private final int[] deviceOfRank;

  /** The number of the last draw that moved a unit, and the place that it moved it to. */
  private final int[] drawOfUnit;

  private final int[] newRank;
  private int drawNumber;

  /** A proposer for units numbered along the dataflow, of which one is free. */
  ContiguousProposer(Units units) {
    this.units = units;
    deviceCount = units.problem().deviceCount();
    free = IntStream.range(0, units.count()).filter(u -> !units.isPinned(u)).toArray();
    move = new UnitMove(units);
    stack = new int[units.count()];
    rankOfDevice = new int[deviceCount];
    deviceOfRank = new int[deviceCount];
    drawOfUnit = new int[units.count()];
    newRank = new int[units.count()];
  }

  /** Orders devices by the mean number of their units, and empty ones at random between them. */
  @Override
  public void begin(AssignmentState state, SplittableRandom random) {
    double[] sum = new double[deviceCount];
    int[] count = new int[deviceCount];
    for (int u = 0; u < units.count(); u++) {
      sum[deviceOf(state, u)] += u;
      count[deviceOf(state, u)]++;
    }
    double[] key = new double[deviceCount];
    Arrays.setAll(key, d -> count[d] > 0 ? sum[d] / count[d] : random.nextDouble() * units.count());
    int[] order = DataflowOrder.of(units, u -> deviceOf(state, u), key);
    for (int r = 0; r < deviceCount; r++) {
      deviceOfRank[r] = order[r];
      rankOfDevice[order[r]] = r;
    }
  }

  @Override
  public UnitMove draw(AssignmentState state, SplittableRandom random) {
    move.clear();
    drawNumber++;
    int unit = free[Draws.below(free.length, random)];
    int from = rankOf(state, unit);
    int to = target(state, random, unit, from);
    if (from == to || !shift(state, random, unit, to)) {
      move.clear();
      return move;
    }
    if (Draws.below(PERCENT, random) < PERCENT_WITH_A_PARTNER
        && !addPartner(state, random, from, to)) {
      move.clear();
    }
    return move;
  }

  private int target(AssignmentState state, SplittableRandom random, int unit, int from) {
    int kind = Draws.below(PERCENT, random);
    int[] near = units.neighbours(unit);
    if (kind < PERCENT_TOWARDS_NEIGHBOUR && near.length > 0) {
      return rankOf(state, near[Draws.below(near.length, random)]);
    }
    if (kind < PERCENT_TOWARDS_NEIGHBOUR + PERCENT_NEXT_DEVICE) {
      return Math.floorMod(from + (random.nextBoolean() ? 1 : -1), deviceCount);
    }
    return Draws.below(deviceCount, random);
  }

  /** Something of the other device comes in return. */
  private boolean addPartner(AssignmentState state, SplittableRandom random, int from, int to) {
    for (int attempt = 0; attempt < TRIES_FOR_A_PARTNER; attempt++) {
      int partner = free[Draws.below(free.length, random)];
      if (rankOf(state, partner) == to && drawOfUnit[partner] != drawNumber) {
        return shift(state, random, partner, from);
      }
    }
    return true;
  }

  /** Adds a unit and what must go along; false if that is too much, pinned or moved already. */
  private boolean shift(AssignmentState state, SplittableRandom random, int unit, int to) {
    int maxSize = 1 << Draws.below(SIZE_DOUBLINGS, random);
    boolean isLater = to > rankOf(state, unit);
    int waiting = 0;
    int size = 0;
    stack[waiting++] = unit;
    drawOfUnit[unit] = drawNumber;
    while (waiting > 0) {
      int each = stack[--waiting];
      int from = rankOfDevice[deviceOf(state, each)];
      newRank[each] = to;
      move.add(each, deviceOfRank[from], deviceOfRank[to]);
      if (++size > maxSize) {
        return false;
      }
      for (int near : units.neighbours(each)) {
        boolean isAhead = isLater ? near > each : near < each;
        int there = isAhead ? rankOf(state, near) : to;
        boolean mustGo = isLater ? there < to : there > to;
        if (mustGo && (units.isPinned(near) || drawOfUnit[near] == drawNumber)) {
          return false;
        }
        if (mustGo) {
          drawOfUnit[near] = drawNumber;
          newRank[near] = to;
          stack[waiting++] = near;
        }
      }
    }
    return true;
  }

  private int rankOf(AssignmentState state, int unit) {
    return drawOfUnit[unit] == drawNumber ? newRank[unit] : rankOfDevice[deviceOf(state, unit)];
  }

  private int deviceOf(AssignmentState state, int unit) {
    return state.deviceOf(units.members(unit)[0]);
  }
}
