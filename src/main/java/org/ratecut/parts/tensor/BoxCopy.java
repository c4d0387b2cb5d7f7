package org.ratecut.parts.tensor;

import java.util.List;

/**
 * The runs of bytes that a box of a tensor consists of. The last dimensions that the box covers
 * whole are one run with the one before them.
 */
final class BoxCopy {

  /** Something done with a run of bytes. */
  @FunctionalInterface
  interface Run {
    void at(int wholeOffset, int boxOffset, int length);
  }

  private final int[] begin;
  private final int[] size;
  private final int[] stride;
  private final int joined;
  private final int runLength;

  /**
   * @throws IllegalArgumentException if the box is not within the tensor
   */
  BoxCopy(List<Integer> shape, List<Integer> begin, List<Integer> size, int bytesPerNumber) {
    requireWithin(shape, begin, size);
    int rank = shape.size();
    this.begin = begin.stream().mapToInt(Integer::intValue).toArray();
    this.size = size.stream().mapToInt(Integer::intValue).toArray();
    this.stride = new int[rank];
    int bytes = bytesPerNumber;
    for (int k = rank - 1; k >= 0; k--) {
      stride[k] = bytes;
      bytes = Math.multiplyExact(bytes, shape.get(k));
    }
    int first = rank;
    int run = bytesPerNumber;
    while (first > 0 && (first == rank || this.size[first] == shape.get(first))) {
      first--;
      run *= this.size[first];
    }
    this.joined = first;
    this.runLength = run;
  }

  private static void requireWithin(List<Integer> shape, List<Integer> begin, List<Integer> size) {
    boolean fits = begin.size() == shape.size() && size.size() == shape.size();
    for (int k = 0; fits && k < shape.size(); k++) {
      fits =
          begin.get(k) >= 0
              && size.get(k) >= 1
              && begin.get(k) <= shape.get(k) - size.get(k);
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "The box of %s from %s is not within %s.".formatted(size, begin, shape));
    }
  }

  void forEachRun(Run run) {
    int offset = 0;
    for (int k = joined; k < begin.length; k++) {
      offset += begin[k] * stride[k];
    }
    visit(0, offset, 0, run);
  }

  private int visit(int dimension, int wholeOffset, int boxOffset, Run run) {
    if (dimension >= joined) {
      run.at(wholeOffset, boxOffset, runLength);
      return boxOffset + runLength;
    }
    int offset = boxOffset;
    for (int k = 0; k < size[dimension]; k++) {
      offset = visit(dimension + 1, wholeOffset + (begin[dimension] + k) * stride[dimension], offset, run);
    }
    return offset;
  }
}
