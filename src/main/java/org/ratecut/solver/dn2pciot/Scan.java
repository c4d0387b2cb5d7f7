package org.ratecut.solver.dn2pciot;

import java.util.Optional;

/** Finds the best valid operation of a step. */
interface Scan {

  /**
   * The best valid operation on free vertices, in the order of {@link BestOperation}. The state is
   * as before afterwards.
   *
   * @param locked per vertex, whether it must stay
   * @return empty if none is valid, or if the budget ended before all were considered
   */
  Optional<MoveOrSwap> best(boolean[] locked);
}
