package org.ratecut.io.models.litert;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.io.models.litert.StoredModel.Option;
import org.ratecut.io.models.tensor.Dimensions;

/** What the slicing operators take of a tensor. */
final class LiteRtSlicing {

  private LiteRtSlicing() {}

  /**
   * Some indices of a dimension, all within it.
   *
   * @param step may be negative
   * @param dropped whether the dimension is no more afterwards
   */
  record Part(int axis, int start, int step, int count, boolean dropped) {}

  static List<Part> ofSlice(LiteRtNode node, Dimensions from) {
    List<Long> starts = node.numbers(1);
    List<Long> sizes = node.numbers(2);
    if (starts.size() != from.rank() || sizes.size() != from.rank()) {
      throw node.fail("It takes %s from %s of %s.".formatted(sizes, starts, from));
    }
    List<Part> parts = new ArrayList<>();
    for (int k = 0; k < starts.size(); k++) {
      long start = starts.get(k);
      long size = sizes.get(k) == -1 ? from.size(k) - start : sizes.get(k);
      if (start < 0 || size < 0 || start > from.size(k) || size > from.size(k) - start) {
        throw node.fail("It takes %s from %s of %s.".formatted(sizes, starts, from));
      }
      parts.add(new Part(k, (int) start, 1, (int) size, false));
    }
    return parts;
  }

  static List<Part> ofStridedSlice(LiteRtNode node, Dimensions from) {
    for (Option option :
        List.of(Option.ELLIPSIS_MASK, Option.NEW_AXIS_MASK, Option.ENDS_FROM_BEGIN)) {
      if (node.option(option, 0) != 0) {
        throw node.place().unsupported("It slices with an ellipsis, new axes or offsets.");
      }
    }
    List<Long> begins = node.numbers(1);
    List<Long> ends = node.numbers(2);
    List<Long> steps = node.numbers(3);
    if (ends.size() != begins.size()
        || steps.size() != begins.size()
        || begins.size() > from.rank()) {
      throw node.fail(
          "It slices %s from %s to %s in steps of %s.".formatted(from, begins, ends, steps));
    }
    List<Part> parts = new ArrayList<>();
    for (int k = 0; k < begins.size(); k++) {
      parts.add(
          isMasked(node, Option.SHRINK_MASK, k)
              ? single(node, from, k, begins.get(k))
              : range(node, from, k, begins.get(k), ends.get(k), steps.get(k)));
    }
    return parts;
  }

  private static Part single(LiteRtNode node, Dimensions from, int k, long begin) {
    int size = from.size(k);
    long start = begin < 0 ? begin + size : begin;
    if (start < 0 || start >= size) {
      throw node.fail("It takes number %d of %d.".formatted(begin, size));
    }
    return new Part(k, (int) start, 1, 1, true);
  }

  private static Part range(
      LiteRtNode node, Dimensions from, int k, long begin, long end, long step) {
    if (step == 0 || step != (int) step) {
      throw node.place().unsupported("It takes a slice in steps of %d.".formatted(step));
    }
    int size = from.size(k);
    long least = step > 0 ? 0 : -1;
    long largest = step > 0 ? size : size - 1L;
    long first =
        isMasked(node, Option.BEGIN_MASK, k)
            ? (step > 0 ? 0 : size - 1L)
            : clamp(begin < 0 ? begin + size : begin, least, largest);
    long last =
        isMasked(node, Option.END_MASK, k)
            ? (step > 0 ? size : -1)
            : clamp(end < 0 ? end + size : end, least, largest);
    long length = step > 0 ? last - first : first - last;
    long count = length <= 0 ? 0 : (length + Math.abs(step) - 1) / Math.abs(step);
    return new Part(k, (int) first, (int) step, (int) count, false);
  }

  private static long clamp(long index, long least, long largest) {
    return Math.max(least, Math.min(largest, index));
  }

  private static boolean isMasked(LiteRtNode node, Option mask, int dimension) {
    return (node.option(mask, 0) >> dimension & 1) != 0;
  }

  /** What is left of the dimensions. */
  static Dimensions without(Dimensions dimensions, List<Part> parts) {
    List<Integer> dropped = parts.stream().filter(Part::dropped).map(Part::axis).toList();
    return new Dimensions(
        IntStream.range(0, dimensions.rank())
            .filter(k -> !dropped.contains(k))
            .mapToObj(dimensions::size)
            .toList());
  }
}
