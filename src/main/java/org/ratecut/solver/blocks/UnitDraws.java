package org.ratecut.solver.blocks;

import java.util.SplittableRandom;
import org.ratecut.evaluation.AssignmentState;

/** Draws random moves of units. */
interface UnitDraws {

  /** Hears from where a descent begins. */
  void begin(AssignmentState state, SplittableRandom random);

  /** A random move, without units if the draw was void; the same object every time. */
  UnitMove draw(AssignmentState state, SplittableRandom random);
}
