package org.ratecut.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ratecut.model.exact.InvalidModelException;

/**
 * A box of a tensor: in each dimension the indices from {@code begin} to before {@code begin +
 * size}. A tensor without dimensions has one region, without dimensions.
 *
 * @param begin the first index of each dimension, at least 0
 * @param size how many indices of each dimension, at least 1
 */
public record Region(List<Integer> begin, List<Integer> size) {

  /**
   * Checks the arguments.
   *
   * @throws InvalidModelException if the lists differ in length, or a number is out of its range
   */
  public Region {
    begin = List.copyOf(begin);
    size = List.copyOf(size);
    if (begin.size() != size.size()) {
      throw new InvalidModelException(
          "A region begins in %d dimensions but has sizes in %d."
              .formatted(begin.size(), size.size()));
    }
    for (int k = 0; k < size.size(); k++) {
      InvalidModelException.requireNonNegative("begin of a region", begin.get(k));
      InvalidModelException.requirePositive("size of a region", size.get(k));
      if ((long) begin.get(k) + size.get(k) > Integer.MAX_VALUE) {
        throw new InvalidModelException("The region %s + %s ends too far.".formatted(begin, size));
      }
    }
  }

  /** All of a tensor. */
  public static Region whole(List<Integer> sizes) {
    return new Region(sizes.stream().map(each -> 0).toList(), sizes);
  }

  /** The region from some indices to before others. */
  public static Region between(int[] begin, int[] end) {
    List<Integer> first = new ArrayList<>();
    List<Integer> size = new ArrayList<>();
    for (int k = 0; k < begin.length; k++) {
      first.add(begin[k]);
      size.add(end[k] - begin[k]);
    }
    return new Region(first, size);
  }

  public int rank() {
    return size.size();
  }

  public int begin(int dimension) {
    return begin.get(dimension);
  }

  public int size(int dimension) {
    return size.get(dimension);
  }

  /** One past the last index of a dimension. */
  public int end(int dimension) {
    return begin.get(dimension) + size.get(dimension);
  }

  /**
   * How many values it has.
   *
   * @throws ArithmeticException if they do not fit in a {@code long}
   */
  public long count() {
    return size.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** Whether this and another region of the same tensor have a value in common. */
  public boolean meets(Region other) {
    return IntStream.range(0, rank())
        .allMatch(k -> begin(k) < other.end(k) && other.begin(k) < end(k));
  }

  /** What this and another region of the same tensor have in common. */
  public Optional<Region> meet(Region other) {
    if (!meets(other)) {
      return Optional.empty();
    }
    int[] first = new int[rank()];
    int[] end = new int[rank()];
    for (int k = 0; k < first.length; k++) {
      first[k] = Math.max(begin(k), other.begin(k));
      end[k] = Math.min(end(k), other.end(k));
    }
    return Optional.of(between(first, end));
  }

  /** Whether all of another region of the same tensor is in this one. */
  public boolean contains(Region other) {
    return rank() == other.rank()
        && IntStream.range(0, rank())
            .allMatch(k -> begin(k) <= other.begin(k) && other.end(k) <= end(k));
  }

  /** This region as seen from the first corner of another. */
  public Region within(Region outer) {
    return new Region(
        IntStream.range(0, rank()).mapToObj(k -> begin(k) - outer.begin(k)).toList(), size);
  }

  /** This region with other indices in one dimension. */
  public Region with(int dimension, int first, int end) {
    List<Integer> begins = new ArrayList<>(begin);
    List<Integer> sizes = new ArrayList<>(size);
    begins.set(dimension, first);
    sizes.set(dimension, end - first);
    return new Region(begins, sizes);
  }

  /** As NumPy writes slices, for instance {@code [0:1, 4:8, 0:16]}. */
  @Override
  public String toString() {
    return IntStream.range(0, rank())
        .mapToObj(k -> begin(k) + ":" + end(k))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
