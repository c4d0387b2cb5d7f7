package org.ratecut.parts.net;

import org.ratecut.parts.tensor.TensorValues;

/**
 * A message between processes.
 *
 * @param kind what it is
 * @param number of the transfer, the held region or the output
 * @param piece of the output, else 0
 * @param inference its number, at least 0
 */
record Frame(Kind kind, int number, int piece, long inference, TensorValues values) {

  /** The kinds of messages, by the byte that they begin with. */
  enum Kind {
    /** What a device sends another. */
    TRANSFER,
    /** A region of an input, from whoever drives the run. */
    INPUT,
    /** A piece of an output, to whoever drives the run. */
    ANSWER
  }
}
