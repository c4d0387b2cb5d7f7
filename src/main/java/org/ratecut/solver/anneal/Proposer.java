package org.ratecut.solver.anneal;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Problem;

/**
 * Draws random moves between two devices: one vertex, a swap, or a connected block of vertices of
 * one device. Blocks carry the search over ridges that single vertices cannot climb: shifting the
 * border between two devices through several layers pays only when all of it is done.
 */
final class Proposer {

  private static final int PERCENT_TOWARDS_NEIGHBOUR = 85;
  private static final int TRIES_FOR_A_PARTNER = 8;
  private static final int TRIES_PER_BLOCK_VERTEX = 4;

  private final AnnealSettings settings;
  private final Neighbourhood neighbourhood;
  private final int[] free;
  private final int[] block;
  private final int[] blockOfVertex;
  private int blockNumber;

  /** A proposer for a problem with a free vertex and two devices. */
  Proposer(Problem problem, Neighbourhood neighbourhood, AnnealSettings settings) {
    this.settings = settings;
    this.neighbourhood = neighbourhood;
    free =
        IntStream.range(0, problem.vertexCount())
            .filter(vertex -> !problem.pins().isPinned(vertex))
            .toArray();
    block = new int[mostVertices(settings)];
    blockOfVertex = new int[problem.vertexCount()];
  }

  static int mostVertices(AnnealSettings settings) {
    return 2 + (1 << settings.blockDoublings());
  }

  /**
   * Makes a random move between two devices.
   *
   * @param move empty; then holds what was moved, which is nothing if the draw was void
   */
  void propose(AssignmentState state, SplittableRandom random, Move move) {
    int vertex = free[random.nextInt(free.length)];
    int from = state.deviceOf(vertex);
    int to =
        random.nextInt(100) < PERCENT_TOWARDS_NEIGHBOUR
            ? state.deviceOf(neighbourhood.draw(vertex, random))
            : random.nextInt(state.deviceCount());
    if (from == to) {
      return;
    }
    if (random.nextDouble() < settings.blockShare()) {
      moveBlock(state, random, vertex, to, move);
    } else if (random.nextDouble() < settings.swapShare()) {
      swap(state, random, vertex, to, move);
    } else {
      move.relocate(state, vertex, to);
    }
  }

  private void swap(AssignmentState state, SplittableRandom random, int vertex, int to, Move move) {
    for (int attempt = 0; attempt < TRIES_FOR_A_PARTNER; attempt++) {
      int partner = free[random.nextInt(free.length)];
      if (state.deviceOf(partner) == to) {
        move.relocate(state, partner, state.deviceOf(vertex));
        move.relocate(state, vertex, to);
        return;
      }
    }
  }

  private void moveBlock(
      AssignmentState state, SplittableRandom random, int vertex, int to, Move move) {
    int size = grow(state, random, vertex);
    for (int i = 0; i < size; i++) {
      move.relocate(state, block[i], to);
    }
  }

  /** Fills the block with free vertices of one device that hang together. */
  private int grow(AssignmentState state, SplittableRandom random, int vertex) {
    int device = state.deviceOf(vertex);
    int wanted = 2 + random.nextInt(1 << (1 + random.nextInt(settings.blockDoublings())));
    wanted = Math.min(wanted, block.length);
    blockNumber++;
    int size = 0;
    block[size++] = vertex;
    blockOfVertex[vertex] = blockNumber;
    for (int tries = wanted * TRIES_PER_BLOCK_VERTEX; size < wanted && tries > 0; tries--) {
      int next = neighbourhood.draw(block[random.nextInt(size)], random);
      boolean fits =
          blockOfVertex[next] != blockNumber
              && state.deviceOf(next) == device
              && !state.isPinned(next);
      if (fits) {
        blockOfVertex[next] = blockNumber;
        block[size++] = next;
      }
    }
    return size;
  }
}
