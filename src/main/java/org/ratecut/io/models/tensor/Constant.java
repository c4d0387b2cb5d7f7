package org.ratecut.io.models.tensor;

import java.util.List;
import java.util.Optional;

/**
 * A tensor that is the same in each inference, such as a weight.
 *
 * @param origin the name of the stored tensor that it comes from, perhaps through a transposition
 *     or a conversion; parameters are counted once for each
 * @param values its numbers in order, where they are few and whole, so that they may say a shape
 */
public record Constant(
    String origin, Dimensions dimensions, ElementType type, Optional<List<Long>> values)
    implements Tensor {

  /** The origin of what no file stores, such as the sizes of a tensor. */
  public static final String COMPUTED = "";

  /** Longer lists than this say no shape, so their numbers are not kept. */
  public static final int MAX_VALUES = 1024;

  /** Checks nothing; makes the list immutable. */
  public Constant {
    values = values.map(List::copyOf);
  }

  /** A constant whose numbers do not matter. */
  public static Constant ofSize(String origin, Dimensions dimensions, ElementType type) {
    return new Constant(origin, dimensions, type, Optional.empty());
  }

  /** A list of whole numbers. */
  public static Constant ofList(String origin, List<Long> values) {
    return new Constant(
        origin, Dimensions.of(values.size()), ElementType.INT64, Optional.of(values));
  }

  public Constant withDimensions(Dimensions other) {
    return new Constant(origin, other, type, values);
  }

  /** Whether it may say a shape: a few whole numbers, of 32 or 64 bits. */
  public boolean isShape() {
    return (type == ElementType.INT32 || type == ElementType.INT64)
        && dimensions.count() <= MAX_VALUES;
  }

  public boolean isSingle() {
    return dimensions.count() == 1;
  }
}
