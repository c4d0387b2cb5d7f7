package org.ratecut.parts.tensor;

import java.util.List;
import org.ratecut.parts.Region;

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
   * The runs of a region.
   *
   * @throws IllegalArgumentException if it is not within the tensor
   */
  BoxCopy(List<Integer> shape, Region region, int bytesPerNumber) {
    if (region.rank() != shape.size() || !Region.whole(shape).contains(region)) {
      throw new IllegalArgumentException(
          "The region %s is not within %s.".formatted(region, shape));
    }
    int rank = shape.size();
    this.begin = region.begin().stream().mapToInt(Integer::intValue).toArray();
    this.size = region.size().stream().mapToInt(Integer::intValue).toArray();
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
      offset =
          visit(
              dimension + 1, wholeOffset + (begin[dimension] + k) * stride[dimension], offset, run);
    }
    return offset;
  }
}
