package org.ratecut.parts.net;

import java.util.Arrays;
import java.util.Optional;
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
    TRANSFER(0),
    /** A region of an input, from whoever drives the run. */
    INPUT(1),
    /** A piece of an output, to whoever drives the run. */
    ANSWER(2);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** What stands for it in a message. */
    int code() {
      return code;
    }

    /** What a code stands for, if it stands for anything. */
    static Optional<Kind> of(int code) {
      return Arrays.stream(values()).filter(each -> each.code == code).findFirst();
    }
  }
}
