package org.ratecut.solver.blocks;

import org.ratecut.evaluation.AssignmentState;

/** Units to move, each with where it is and where it is to go; one object is used over and over. */
final class UnitMove {

  private final Units units;
  private final int[] unit;
  private final int[] from;
  private final int[] to;
  private int size;

  UnitMove(Units units) {
    this.units = units;
    unit = new int[units.count()];
    from = new int[units.count()];
    to = new int[units.count()];
  }

  void clear() {
    size = 0;
  }

  void add(int moved, int origin, int target) {
    unit[size] = moved;
    from[size] = origin;
    to[size] = target;
    size++;
  }

  int size() {
    return size;
  }

  void make(AssignmentState state) {
    for (int i = 0; i < size; i++) {
      move(state, unit[i], to[i]);
    }
  }

  void undo(AssignmentState state) {
    for (int i = size - 1; i >= 0; i--) {
      move(state, unit[i], from[i]);
    }
  }

  private void move(AssignmentState state, int moved, int device) {
    for (int vertex : units.members(moved)) {
      state.move(vertex, device);
    }
  }
}
