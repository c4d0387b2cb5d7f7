package org.ratecut.io.models.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.io.models.tensor.Dimensions;

/** What {@code Slice} and {@code Split} take of a tensor. */
final class OnnxSlicing {

  private OnnxSlicing() {}

  /**
   * Some indices of a dimension, all within it.
   *
   * @param step may be negative
   */
  record Part(int axis, int start, int step, int count) {}

  /** The parts that a node takes, one after the other. */
  static List<Part> partsOf(OnnxNode node, Dimensions from) {
    List<Long> starts =
        node.numbers("starts", 1).orElseThrow(() -> node.fail("Its starts are missing."));
    List<Long> ends = node.numbers("ends", 2).orElseThrow(() -> node.fail("Its ends are missing."));
    List<Long> axes =
        node.numbers("axes", 3)
            .orElseGet(() -> IntStream.range(0, starts.size()).asLongStream().boxed().toList());
    List<Long> steps = node.has(4) ? node.numbers(4) : Collections.nCopies(starts.size(), 1L);
    if (ends.size() != starts.size()
        || axes.size() != starts.size()
        || steps.size() != starts.size()) {
      throw node.fail("Its starts, ends, axes and steps differ in number.");
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      long number = axes.get(i);
      int axis = node.place().locate(() -> from.dimension(number));
      parts.add(part(node, axis, from.size(axis), starts.get(i), ends.get(i), steps.get(i)));
    }
    return parts;
  }

  private static Part part(OnnxNode node, int axis, int size, long start, long end, long step) {
    if (step == 0 || step != (int) step) {
      throw node.place().unsupported("It takes a slice in steps of %d.".formatted(step));
    }
    long from = start < 0 ? start + size : start;
    long to = end < 0 ? end + size : end;
    long first = step > 0 ? clamp(from, 0, size) : clamp(from, -1, size - 1L);
    long last = step > 0 ? clamp(to, 0, size) : clamp(to, -1, size - 1L);
    long length = step > 0 ? last - first : first - last;
    long count = length <= 0 ? 0 : (length + Math.abs(step) - 1) / Math.abs(step);
    return new Part(axis, (int) first, (int) step, (int) count);
  }

  private static long clamp(long number, long least, long largest) {
    return Math.max(least, Math.min(largest, number));
  }

  /** The sizes into which a node splits a dimension. */
  static List<Long> splitSizes(OnnxNode node, int size) {
    int parts = node.outputCount();
    long each = (size + (long) parts - 1) / parts;
    List<Long> sizes =
        node.numbers("split", 1)
            .orElseGet(
                () ->
                    IntStream.range(0, parts)
                        .mapToObj(i -> Math.min(each, size - i * each))
                        .toList());
    boolean fits =
        sizes.size() == parts
            && sizes.stream().allMatch(part -> part >= 0 && part <= size)
            && sizes.stream().mapToLong(Long::longValue).sum() == size;
    if (!fits) {
      throw node.fail("It splits %d into %s for %d outputs.".formatted(size, sizes, parts));
    }
    return sizes;
  }
}
