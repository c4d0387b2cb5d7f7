package org.ratecut.solver.moves;

import org.ratecut.evaluation.AssignmentState;

/**
 * Vertices to move, each with where it is and where it is to go. A proposer fills one and the same
 * move again and again, so that drawing allocates nothing.
 */
public final class Move {

  private final int[] vertices;
  private final int[] origins;
  private final int[] targets;
  private int size;

  Move(int maxVertices) {
    vertices = new int[maxVertices];
    origins = new int[maxVertices];
    targets = new int[maxVertices];
  }

  void clear() {
    size = 0;
  }

  void add(int vertex, int origin, int target) {
    vertices[size] = vertex;
    origins[size] = origin;
    targets[size++] = target;
  }

  /** How many vertices move. */
  public int size() {
    return size;
  }

  public int vertex(int position) {
    return vertices[position];
  }

  /** The device that a vertex goes to. */
  public int target(int position) {
    return targets[position];
  }

  /** Moves the vertices. */
  public void make(AssignmentState state) {
    for (int i = 0; i < size; i++) {
      state.move(vertices[i], targets[i]);
    }
  }

  /** Moves them back, the last first. */
  public void undo(AssignmentState state) {
    for (int i = size - 1; i >= 0; i--) {
      state.move(vertices[i], origins[i]);
    }
  }
}
