package org.ratecut.io.models.loops;

import java.util.List;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.tensor.Tensor;

/**
 * A step of a loop.
 *
 * @param carried what the next step gets, by position
 * @param scanned what the step adds to outputs that have a part for each step
 * @param layers of the step
 * @param warnings about operators in it
 */
public record LoopStep(
    List<Tensor> carried, List<Tensor> scanned, Assembly layers, List<String> warnings) {

  /** Makes the lists immutable. */
  public LoopStep {
    carried = List.copyOf(carried);
    scanned = List.copyOf(scanned);
    warnings = List.copyOf(warnings);
  }
}
