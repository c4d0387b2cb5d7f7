package org.ratecut.solver.dn2pciot;

import org.ratecut.evaluation.AssignmentState;

/**
 * A change of the partition: one vertex to another device, or two vertices of different devices
 * swapped.
 *
 * @param vertex the vertex that moves; of a swap the one with the lower number
 * @param from its device before
 * @param to its device after
 * @param partner the other vertex of a swap, which goes from {@code to} to {@code from}, or {@link
 *     #NONE}
 */
record MoveOrSwap(int vertex, int from, int to, int partner) {

  static final int NONE = -1;

  boolean isSwap() {
    return partner != NONE;
  }

  void apply(AssignmentState state) {
    state.move(vertex, to);
    if (isSwap()) {
      state.move(partner, from);
    }
  }

  void undo(AssignmentState state) {
    state.move(vertex, from);
    if (isSwap()) {
      state.move(partner, to);
    }
  }
}
