package org.ratecut.solver.moves;

import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Problem;

/**
 * Draws random moves between two devices: one vertex, a swap, or a connected block of vertices of
 * one device. Blocks carry the search over ridges that single vertices cannot climb: shifting the
 * border between two devices through several layers pays only when all of it is done.
 */
public final class Proposer {

  private static final int PERCENT_TOWARDS_NEIGHBOUR = 85;
  private static final int TRIES_FOR_A_PARTNER = 8;
  private static final int TRIES_PER_BLOCK_VERTEX = 4;

  private final MoveMix mix;
  private final NeighbourDraws neighbourhood;
  private final int deviceCount;
  private final int[] free;
  private final boolean[] isFree;
  private final int[] block;
  private final int[] blockOfVertex;
  private final Move move;
  private int blockNumber;

  /** A proposer for a problem with a free vertex and two devices. */
  public Proposer(Problem problem, NeighbourDraws neighbourhood, MoveMix mix) {
    this.mix = mix;
    this.neighbourhood = neighbourhood;
    free =
        IntStream.range(0, problem.vertexCount())
            .filter(vertex -> !problem.pins().isPinned(vertex))
            .toArray();
    deviceCount = problem.deviceCount();
    isFree = new boolean[problem.vertexCount()];
    for (int vertex : free) {
      isFree[vertex] = true;
    }
    block = new int[mix.maxVertices()];
    blockOfVertex = new int[problem.vertexCount()];
    move = new Move(mix.maxVertices());
  }

  /**
   * Draws a random move between two devices; the state stays as it is.
   *
   * @return the move, without vertices if the draw was void; the same object every time
   */
  public Move draw(AssignmentState state, SplittableRandom random) {
    return draw(state::deviceOf, random);
  }

  /**
   * Does the same for searches that keep the devices of the vertices elsewhere.
   *
   * @param deviceOf the device of each vertex
   */
  public Move draw(IntUnaryOperator deviceOf, SplittableRandom random) {
    move.clear();
    int vertex = free[Draws.below(free.length, random)];
    int to =
        Draws.below(100, random) < PERCENT_TOWARDS_NEIGHBOUR
            ? deviceOf.applyAsInt(neighbourhood.draw(vertex, random))
            : Draws.below(deviceCount, random);
    if (deviceOf.applyAsInt(vertex) != to) {
      fill(deviceOf, random, vertex, to);
    }
    return move;
  }

  private void fill(IntUnaryOperator deviceOf, SplittableRandom random, int vertex, int to) {
    if (random.nextDouble() < mix.blockShare()) {
      drawBlock(deviceOf, random, vertex, to);
    } else if (random.nextDouble() < mix.swapShare()) {
      drawSwap(deviceOf, random, vertex, to);
    } else {
      move.add(vertex, deviceOf.applyAsInt(vertex), to);
    }
  }

  private void drawSwap(IntUnaryOperator deviceOf, SplittableRandom random, int vertex, int to) {
    int from = deviceOf.applyAsInt(vertex);
    for (int attempt = 0; attempt < TRIES_FOR_A_PARTNER; attempt++) {
      int partner = free[Draws.below(free.length, random)];
      if (deviceOf.applyAsInt(partner) == to) {
        move.add(partner, to, from);
        move.add(vertex, from, to);
        return;
      }
    }
  }

  private void drawBlock(IntUnaryOperator deviceOf, SplittableRandom random, int vertex, int to) {
    int from = deviceOf.applyAsInt(vertex);
    int size = grow(deviceOf, random, vertex);
    for (int i = 0; i < size; i++) {
      move.add(block[i], from, to);
    }
  }

  /** Fills the block with free vertices of one device that hang together. */
  private int grow(IntUnaryOperator deviceOf, SplittableRandom random, int vertex) {
    int device = deviceOf.applyAsInt(vertex);
    int wanted = 2 + Draws.below(1 << (1 + Draws.below(mix.blockDoublings(), random)), random);
    wanted = Math.min(wanted, block.length);
    blockNumber++;
    int size = 0;
    block[size++] = vertex;
    blockOfVertex[vertex] = blockNumber;
    for (int tries = wanted * TRIES_PER_BLOCK_VERTEX; size < wanted && tries > 0; tries--) {
      int next = neighbourhood.draw(block[Draws.below(size, random)], random);
      boolean fits =
          blockOfVertex[next] != blockNumber && deviceOf.applyAsInt(next) == device && isFree[next];
      if (fits) {
        blockOfVertex[next] = blockNumber;
        block[size++] = next;
      }
    }
    return size;
  }
}
