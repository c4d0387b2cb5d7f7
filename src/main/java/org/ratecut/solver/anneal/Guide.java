package org.ratecut.solver.anneal;

import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Objective;

/**
 * A smooth stand-in for the cost. The maximum over devices and channels is flat almost everywhere:
 * a move that relieves the second busiest channel changes nothing. A guide changes with every move.
 */
interface Guide {

  /**
   * The guide for an objective, on states of one problem.
   *
   * @param doublings how sharp the guide for the rate is; see {@link PowerGuide}
   */
  static Guide of(Objective objective, AssignmentState state, int doublings) {
    return switch (objective) {
      case RATE -> new PowerGuide(state, doublings);
      case COMMUNICATION -> new TrafficGuide();
    };
  }

  /** Sets the cost that counts as 1 from now on, positive: seconds or values per inference. */
  void aimAt(double cost);

  /** Remembers the state, for {@link #change}; also marks it. */
  void mark(AssignmentState state);

  /** What the moves since {@link #mark} changed. */
  double change(AssignmentState state);
}
