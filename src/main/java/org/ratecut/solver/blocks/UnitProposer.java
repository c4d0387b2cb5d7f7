package org.ratecut.solver.blocks;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.solver.moves.Draws;

/**
 * Draws random moves of units: one to where a neighbour is, two that change places, a connected
 * block of one device, or all that a device has between two cuts of the dataflow.
 */
final class UnitProposer implements UnitDraws {

  private static final int PERCENT = 100;
  private static final int PERCENT_TOWARDS_NEIGHBOUR = 85;
  private static final int PERCENT_BLOCKS = 20;
  private static final int PERCENT_RANGES = 8;
  private static final int PERCENT_SWAPS = 20;
  private static final int TRIES_FOR_A_PARTNER = 8;
  private static final int TRIES_PER_UNIT_OF_A_BLOCK = 4;
  private static final int BLOCK_DOUBLINGS = 5;

  private final Units units;
  private final int deviceCount;
  private final int[] free;
  private final int[] block;
  private final int[] blockOfUnit;
  private final UnitMove move;
  private int blockNumber;

  /** A proposer for units of which one is free. */
  UnitProposer(Units units) {
    this.units = units;
    deviceCount = units.problem().deviceCount();
    free = IntStream.range(0, units.count()).filter(u -> !units.isPinned(u)).toArray();
    block = new int[2 << BLOCK_DOUBLINGS];
    blockOfUnit = new int[units.count()];
    move = new UnitMove(units);
  }

  /** It makes no difference. */
  @Override
  public void begin(AssignmentState state, SplittableRandom random) {
    // Nothing is kept from draw to draw.
  }

  @Override
  public UnitMove draw(AssignmentState state, SplittableRandom random) {
    move.clear();
    int unit = free[Draws.below(free.length, random)];
    int from = deviceOf(state, unit);
    int to = target(state, random, unit);
    if (from == to) {
      return move;
    }
    int kind = Draws.below(PERCENT, random);
    if (kind < PERCENT_BLOCKS) {
      addBlock(state, random, unit, to);
    } else if (kind < PERCENT_BLOCKS + PERCENT_RANGES) {
      addRange(state, random, unit, to);
    } else {
      move.add(unit, from, to);
      if (kind < PERCENT_BLOCKS + PERCENT_RANGES + PERCENT_SWAPS) {
        addPartner(state, random, from, to);
      }
    }
    return move;
  }

  private int target(AssignmentState state, SplittableRandom random, int unit) {
    int[] near = units.neighbours(unit);
    return near.length > 0 && Draws.below(PERCENT, random) < PERCENT_TOWARDS_NEIGHBOUR
        ? deviceOf(state, near[Draws.below(near.length, random)])
        : Draws.below(deviceCount, random);
  }

  private int deviceOf(AssignmentState state, int unit) {
    return state.deviceOf(units.members(unit)[0]);
  }

  private void addPartner(AssignmentState state, SplittableRandom random, int from, int to) {
    for (int attempt = 0; attempt < TRIES_FOR_A_PARTNER; attempt++) {
      int partner = free[Draws.below(free.length, random)];
      if (deviceOf(state, partner) == to) {
        move.add(partner, to, from);
        return;
      }
    }
  }

  private void addRange(AssignmentState state, SplittableRandom random, int unit, int to) {
    int from = deviceOf(state, unit);
    int length = 1 + Draws.below(1 + Draws.below(units.count(), random), random);
    int first = Math.max(0, unit - Draws.below(length, random));
    int end = Math.min(units.count(), first + length);
    for (int u = first; u < end; u++) {
      if (!units.isPinned(u) && deviceOf(state, u) == from) {
        move.add(u, from, to);
      }
    }
  }

  /** Free units of one device that hang together. */
  private void addBlock(AssignmentState state, SplittableRandom random, int unit, int to) {
    int from = deviceOf(state, unit);
    int wanted = 2 + Draws.below(1 << (1 + Draws.below(BLOCK_DOUBLINGS, random)), random);
    blockNumber++;
    int size = 0;
    block[size++] = unit;
    blockOfUnit[unit] = blockNumber;
    for (int tries = wanted * TRIES_PER_UNIT_OF_A_BLOCK; size < wanted && tries > 0; tries--) {
      int[] near = units.neighbours(block[Draws.below(size, random)]);
      if (near.length == 0) {
        break;
      }
      int next = near[Draws.below(near.length, random)];
      if (blockOfUnit[next] != blockNumber
          && !units.isPinned(next)
          && deviceOf(state, next) == from) {
        blockOfUnit[next] = blockNumber;
        block[size++] = next;
      }
    }
    for (int i = 0; i < size; i++) {
      move.add(block[i], from, to);
    }
  }
}
