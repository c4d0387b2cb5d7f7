package org.ratecut.io.models.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds strides for other dimensions of the same values, from the last dimension to the first. */
final class StrideSplit {

  private final Activation from;
  private int dimension;
  private long left = 1;
  private long stride;

  private StrideSplit(Activation from) {
    this.from = from;
    this.dimension = from.rank() - 1;
  }

  /**
   * The strides, if there are any.
   *
   * @param target as many values as {@code from}, at least one, with the same samples
   */
  static Optional<List<Long>> of(Activation from, Dimensions target) {
    StrideSplit split = new StrideSplit(from);
    List<Long> strides = new ArrayList<>();
    for (int k = target.rank() - 1; k >= 0; k--) {
      boolean samples = k == 0 && from.hasSamples();
      Optional<Long> next = samples ? Optional.of(0L) : split.take(target.size(k));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      strides.add(next.get());
    }
    Collections.reverse(strides);
    return Optional.of(strides);
  }

  /** The stride of the next new dimension of a size. */
  private Optional<Long> take(int size) {
    if (size == 1) {
      return Optional.of(0L);
    }
    if (left == 1 && !refill()) {
      return Optional.empty();
    }
    long first = stride;
    int taken = 1;
    while (taken < size) {
      if (left == 1 && !continues()) {
        return Optional.empty();
      }
      long need = size / taken;
      if (size % taken != 0 || (left % need != 0 && need % left != 0)) {
        return Optional.empty();
      }
      long part = Math.min(left, need);
      taken = Math.toIntExact(taken * part);
      left /= part;
      stride *= part;
    }
    return Optional.of(first);
  }

  /** Goes on with the next old dimension of more than one index, if there is one. */
  private boolean refill() {
    while (dimension >= 0 && from.size(dimension) == 1) {
      dimension--;
    }
    if (dimension < 0) {
      return false;
    }
    left = from.size(dimension);
    stride = from.stride(dimension);
    dimension--;
    return true;
  }

  /** Whether the next old dimension goes on where this one ended. */
  private boolean continues() {
    long expected = stride;
    return refill() && stride == expected;
  }
}
