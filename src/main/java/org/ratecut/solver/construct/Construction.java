package org.ratecut.solver.construct;

import org.ratecut.model.Problem;

/** A quick way to propose assignments, best guesses that may turn out not to fit. */
interface Construction {

  /**
   * Proposes assignments one by one, each with a device for every vertex and the pins kept, until
   * it has no more or the receiver has had enough.
   */
  void propose(Problem problem, Receiver receiver);

  /** Why there is no proposal, if there is none, for people. */
  default String whyNothing() {
    return "it had nothing to propose.";
  }

  /** Takes proposals. */
  interface Receiver {

    /**
     * Takes a proposal, valid or not; it keeps no reference to the array.
     *
     * @return whether to go on proposing
     */
    boolean take(int[] deviceOfVertex);
  }
}
