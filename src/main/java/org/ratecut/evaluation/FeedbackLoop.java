package org.ratecut.evaluation;

import java.util.List;
import org.ratecut.model.exact.Fraction;

/**
 * A loop of steps and transfers by which an inference needs what those before it have computed. No
 * inference can begin it before the last one has been through it; so if it leads over several
 * inferences, it is done once in as many periods.
 *
 * @param period seconds per inference: the time around the loop over {@code inferences}, rounded
 *     down where no fraction of two {@code long}s is exact
 * @param inferences how often it leads to the next inference, at least 1
 * @param steps that are computed one after the other, the first one reads feedback
 */
public record FeedbackLoop(Fraction period, int inferences, List<Step> steps) {

  /**
   * What a device computes of a layer.
   *
   * @param layer the position of the layer in the network
   * @param device the number of the device
   */
  public record Step(int layer, int device) {}

  /** Makes the list immutable. */
  public FeedbackLoop {
    steps = List.copyOf(steps);
  }
}
