package org.ratecut.io.models.constants;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.model.exact.InvalidModelException;

/** Which number of a tensor each number of a rearranged one is; both in order. */
final class IndexMap {

  private IndexMap() {}

  /**
   * Walks through a tensor in order.
   *
   * @param target few numbers
   * @param source the number for the indices of a target, which are the same array each time
   */
  static List<Integer> of(Dimensions target, ToLongFunction<int[]> source) {
    int count = (int) target.count();
    int[] index = new int[target.rank()];
    List<Integer> map = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      map.add(Math.toIntExact(source.applyAsLong(index)));
      advance(index, target);
    }
    return map;
  }

  private static void advance(int[] index, Dimensions sizes) {
    for (int k = index.length - 1; k >= 0; k--) {
      if (++index[k] < sizes.size(k)) {
        return;
      }
      index[k] = 0;
    }
  }

  /** What one more of each index adds to the number. */
  static long[] strides(Dimensions dimensions) {
    long[] strides = new long[dimensions.rank()];
    long stride = 1;
    for (int k = strides.length - 1; k >= 0; k--) {
      strides[k] = stride;
      stride *= dimensions.size(k);
    }
    return strides;
  }

  /** Repeats a tensor, aligned at the last dimension, in as large a target as there is. */
  static List<Integer> repeated(Dimensions from, Dimensions target) {
    long[] strides = strides(from);
    int lead = target.rank() - from.rank();
    return of(
        target,
        index -> {
          long number = 0;
          for (int k = 0; k < from.rank(); k++) {
            number += index[k + lead] % from.size(k) * strides[k];
          }
          return number;
        });
  }

  /** Where each number of a tensor goes in one of the same rank, some sides of which are 1. */
  static List<Integer> repeatedInto(Dimensions from, Dimensions target) {
    long[] strides = strides(target);
    return of(
        from,
        index -> {
          long number = 0;
          for (int k = 0; k < index.length; k++) {
            number += index[k] % target.size(k) * strides[k];
          }
          return number;
        });
  }

  /**
   * The size that tensors have together, where 1 stretches to any size.
   *
   * @throws InvalidModelException if they do not fit
   */
  static Dimensions stretched(List<Dimensions> tensors) {
    int rank = tensors.stream().mapToInt(Dimensions::rank).max().orElse(0);
    List<Integer> sizes = new ArrayList<>();
    for (int fromEnd = rank; fromEnd >= 1; fromEnd--) {
      int size = 1;
      for (Dimensions tensor : tensors) {
        int own = tensor.rank() >= fromEnd ? tensor.size(tensor.rank() - fromEnd) : 1;
        if (own != 1 && size != 1 && own != size) {
          throw new InvalidModelException(
              "The sizes %s do not fit together."
                  .formatted(tensors.stream().map(Dimensions::toString).toList()));
        }
        size = own == 1 ? size : own;
      }
      sizes.add(size);
    }
    return new Dimensions(sizes);
  }
}
