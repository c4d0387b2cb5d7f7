package org.ratecut.parts;

/**
 * Where values come from.
 *
 * @param device the number of the device that has them
 * @param stage the number of its stage that computes them, or {@link #INPUT}
 * @param output the number of the output of that stage, or of the region of the network's input
 *     that this device is given
 */
public record Origin(int device, int stage, int output) {

  /** In place of a stage: the device is given the values as input of the network. */
  public static final int INPUT = -1;

  /** Whether the values are input of the network. */
  public boolean isInput() {
    return stage == INPUT;
  }
}
