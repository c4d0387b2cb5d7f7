package org.ratecut.io.models.loops;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Tensor;

/** The body of a loop in a model of some format. Carried values have positions, from 0. */
public interface LoopBody {

  /** Stands for anything that is neither a constant nor a carried value. */
  int COMPUTED = -1;

  /** The positions of values that a carried value of the next step follows from. */
  Set<Integer> needsOf(int position);

  /** The positions of values that the condition after a step follows from. */
  Set<Integer> needsOfCondition();

  /**
   * What some values are after a step.
   *
   * @param counters the numbers that these values have when the step begins; they follow from each
   *     other
   * @param number of the step, from 0
   */
  Count count(Map<Integer, Constant> counters, long number);

  /**
   * Some values after a step.
   *
   * @param values by position
   * @param condition whether another step follows; empty where it follows from other values too
   */
  record Count(Map<Integer, Tensor> values, Optional<Tensor> condition) {}

  /**
   * Reads the body as it is in one step.
   *
   * @param known the numbers that carried values have when the step begins, by position; the body
   *     takes all others as computed
   * @param number of the step, from 0
   */
  LoopStep read(Map<Integer, Constant> known, long number);
}
