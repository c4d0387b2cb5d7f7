package org.ratecut.solver.timefold;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.ratecut.model.Problem;
import org.ratecut.solver.moves.Move;
import org.ratecut.solver.moves.MoveMix;
import org.ratecut.solver.moves.NeighbourDraws;
import org.ratecut.solver.moves.Proposer;

/**
 * Draws the moves of {@link Proposer} for Timefold, without end: one vertex, a swap, or a connected
 * block. How often and how large is set in the settings file, as custom properties with the names
 * and ranges of {@link MoveMix}.
 */
public final class DrawnMoves implements MoveIteratorFactory<Placement, DrawnMove> {

  private double blockShare = 0.2;
  private double swapShare = 0.3;
  private int blockDoublings = 6;
  private Proposer proposer;

  public void setBlockShare(double blockShare) {
    this.blockShare = blockShare;
    var unused = mix();
  }

  public void setSwapShare(double swapShare) {
    this.swapShare = swapShare;
    var unused = mix();
  }

  public void setBlockDoublings(int blockDoublings) {
    this.blockDoublings = blockDoublings;
    var unused = mix();
  }

  private MoveMix mix() {
    return new MoveMix(blockShare, swapShare, blockDoublings);
  }

  @Override
  public void phaseStarted(ScoreDirector<Placement> director) {
    Problem problem = director.getWorkingSolution().problem();
    proposer = new Proposer(problem, new NeighbourDraws(problem.network()), mix());
  }

  /** Only weighs this kind of move against others, where settings combine several. */
  @Override
  public long getSize(ScoreDirector<Placement> director) {
    Problem problem = director.getWorkingSolution().problem();
    return (long) problem.vertexCount() * problem.deviceCount();
  }

  /** Not supported: there are too many blocks to list. */
  @Override
  public Iterator<DrawnMove> createOriginalMoveIterator(ScoreDirector<Placement> director) {
    throw new UnsupportedOperationException("These moves can only be drawn at random.");
  }

  @Override
  public Iterator<DrawnMove> createRandomMoveIterator(
      ScoreDirector<Placement> director, Random random) {
    return new Draws(director.getWorkingSolution(), new SplittableRandom(random.nextLong()));
  }

  /** The draws of one step. */
  private final class Draws implements Iterator<DrawnMove> {

    private final List<PlacedVertex> vertices;
    private final List<Integer> devices;
    private final SplittableRandom random;

    Draws(Placement placement, SplittableRandom random) {
      this.vertices = placement.getVertices();
      this.devices = placement.getDevices();
      this.random = random;
    }

    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public DrawnMove next() {
      Move move = draw();
      List<PlacedVertex> moved = new ArrayList<>(move.size());
      Integer[] targets = new Integer[move.size()];
      for (int i = 0; i < targets.length; i++) {
        moved.add(vertices.get(move.vertex(i)));
        targets[i] = devices.get(move.target(i));
      }
      return new DrawnMove(moved, targets);
    }

    /** Draws again where a draw is void; Timefold only counts moves. */
    private Move draw() {
      Move move = proposer.draw(this::deviceOf, random);
      while (move.size() == 0) {
        move = proposer.draw(this::deviceOf, random);
      }
      return move;
    }

    private int deviceOf(int vertex) {
      return vertices.get(vertex).getDevice();
    }
  }
}
