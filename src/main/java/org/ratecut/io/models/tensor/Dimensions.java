package org.ratecut.io.models.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ratecut.model.exact.InvalidModelException;

/**
 * The sizes of a tensor.
 *
 * @param sizes each at least 0
 */
public record Dimensions(List<Integer> sizes) {

  /** No model has more; a limit keeps messages and time short. */
  private static final int MAX_DIMENSIONS = 16;

  /**
   * Checks the argument.
   *
   * @throws InvalidModelException if a size is negative or there are more than 16
   */
  public Dimensions {
    sizes = List.copyOf(sizes);
    if (sizes.size() > MAX_DIMENSIONS) {
      throw new InvalidModelException(
          "A tensor has %d dimensions, but at most %d are supported."
              .formatted(sizes.size(), MAX_DIMENSIONS));
    }
    sizes.forEach(size -> InvalidModelException.requireNonNegative("size of a tensor", size));
  }

  public static Dimensions of(int... sizes) {
    List<Integer> list = new ArrayList<>();
    for (int size : sizes) {
      list.add(size);
    }
    return new Dimensions(list);
  }

  /**
   * The sizes that a file states.
   *
   * @throws InvalidModelException if one is negative or does not fit in an {@code int}
   */
  public static Dimensions ofLongs(List<Long> sizes) {
    List<Integer> list = new ArrayList<>();
    for (long size : sizes) {
      if (size < 0 || size > Integer.MAX_VALUE) {
        throw new InvalidModelException(
            "Found the size %d of a tensor, but expected 0 to %d."
                .formatted(size, Integer.MAX_VALUE));
      }
      list.add((int) size);
    }
    return new Dimensions(list);
  }

  public int rank() {
    return sizes.size();
  }

  public int size(int dimension) {
    return sizes.get(dimension);
  }

  /**
   * The number of values.
   *
   * @throws ArithmeticException if it does not fit in a {@code long}
   */
  public long count() {
    return sizes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /**
   * A dimension as people count it, where -1 is the last.
   *
   * @throws InvalidModelException if there is no such dimension
   */
  public int dimension(long number) {
    long dimension = number < 0 ? number + rank() : number;
    if (dimension < 0 || dimension >= rank()) {
      throw new InvalidModelException(
          "There is no dimension %d in a tensor of %s.".formatted(number, this));
    }
    return (int) dimension;
  }

  public Dimensions with(int dimension, int size) {
    List<Integer> changed = new ArrayList<>(sizes);
    changed.set(dimension, size);
    return new Dimensions(changed);
  }

  @Override
  public String toString() {
    return sizes.isEmpty()
        ? "a single value"
        : sizes.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }
}
