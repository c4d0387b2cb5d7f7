package org.ratecut.io.models.tensor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ratecut.model.exact.InvalidModelException;

/**
 * A tensor that is the same in each inference, such as a weight.
 *
 * @param sources the stored tensors that it is computed from, perhaps only by transposition or
 *     conversion; none where it follows from the sizes of tensors alone
 * @param numbers its numbers in order, where they are few: {@code Long} for types of whole numbers,
 *     {@code Double} for others
 */
public record Constant(
    List<Source> sources, Dimensions dimensions, ElementType type, Optional<List<Number>> numbers)
    implements Tensor {

  /** Longer lists than this say no shape, so their numbers are not kept. */
  public static final int MAX_NUMBERS = 1024;

  /** Sources of one constant; more come from no exporter, and unions of them take time. */
  private static final int MAX_SOURCES = 1024;

  /**
   * A stored tensor; parameters are counted once for each.
   *
   * @param name unique in the model
   * @param count how many numbers it has
   */
  public record Source(String name, long count) {}

  /**
   * Makes the lists immutable.
   *
   * @throws InvalidModelException if there are more than 1,024 sources
   */
  public Constant {
    sources = List.copyOf(sources);
    numbers = numbers.map(List::copyOf);
    if (sources.size() > MAX_SOURCES) {
      throw new InvalidModelException(
          "It is computed from %d stored tensors; at most %d are supported."
              .formatted(sources.size(), MAX_SOURCES));
    }
  }

  /** A stored tensor. */
  public static Constant stored(
      String name, Dimensions dimensions, ElementType type, Optional<List<Number>> numbers) {
    return new Constant(List.of(new Source(name, dimensions.count())), dimensions, type, numbers);
  }

  /** A stored tensor whose numbers do not matter. */
  public static Constant ofSize(String name, Dimensions dimensions, ElementType type) {
    return stored(name, dimensions, type, Optional.empty());
  }

  /** A list of whole numbers that no file stores. */
  public static Constant ofList(List<Long> values) {
    return new Constant(
        List.of(),
        Dimensions.of(values.size()),
        ElementType.INT64,
        Optional.of(List.copyOf(values)));
  }

  /** All stored tensors that some constants come from, each once. */
  public static List<Source> sourcesOf(List<Constant> constants) {
    Set<Source> all = new LinkedHashSet<>();
    constants.forEach(constant -> all.addAll(constant.sources));
    return new ArrayList<>(all);
  }

  /** Its numbers, where they are known and whole. */
  public Optional<List<Long>> values() {
    return numbers
        .filter(list -> list.stream().allMatch(Long.class::isInstance))
        .map(list -> list.stream().map(Number::longValue).toList());
  }

  public Constant withDimensions(Dimensions other) {
    return new Constant(sources, other, type, numbers);
  }

  /** Whether it may say a shape: a few whole numbers, of 32 or 64 bits. */
  public boolean isShape() {
    return (type == ElementType.INT32 || type == ElementType.INT64)
        && dimensions.count() <= MAX_NUMBERS;
  }

  public boolean isSingle() {
    return dimensions.count() == 1;
  }
}
