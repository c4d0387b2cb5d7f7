package org.ratecut.solver.anneal;

import org.ratecut.evaluation.AssignmentState;

/**
 * The vertices of one move and where each came from, kept so that the move can be undone. Made once
 * and used again for every step.
 */
final class Move {

  private final int[] vertices;
  private final int[] origins;
  private int size;

  Move(int mostVertices) {
    vertices = new int[mostVertices];
    origins = new int[mostVertices];
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  int vertex(int position) {
    return vertices[position];
  }

  void relocate(AssignmentState state, int vertex, int device) {
    vertices[size] = vertex;
    origins[size++] = state.deviceOf(vertex);
    state.move(vertex, device);
  }

  void undo(AssignmentState state) {
    while (size > 0) {
      size--;
      state.move(vertices[size], origins[size]);
    }
  }
}
