package org.ratecut.layers.shape;

/** Which input positions each output position reads, in one direction: rows or columns. */
public interface Taps {

  /** Lists of what is read stay this short in total, and with them memory and time. */
  long MAX_TAPS = 1L << 24;

  /** The number of output positions. */
  int outputs();

  /**
   * The inputs that a run of outputs reads.
   *
   * @param first the first output
   * @param end one past the last output, more than {@code first}
   * @return sorted; may be empty
   */
  int[] readBy(int first, int end);
}
