package org.ratecut.io.models.constants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.ElementType;

/**
 * The constants of one model that come from others. Sizes are always exact; numbers are kept only
 * where all inputs have theirs, for at most 1,024 at a time and 2^22 in all, whatever a model asks
 * for.
 */
final class Derivation {

  private static final long MAX_KEPT = 1L << 22;

  private long kept;

  /**
   * A constant that comes from others.
   *
   * @param numbers called only where the numbers of all of them are known and few are asked for
   */
  Constant of(
      List<Constant> from, Dimensions target, ElementType type, Supplier<List<Number>> numbers) {
    boolean known = from.stream().allMatch(each -> each.numbers().isPresent());
    return of(from, known, target, type, numbers);
  }

  /** The same, where more than its sources must be known. */
  Constant of(
      List<Constant> from,
      boolean known,
      Dimensions target,
      ElementType type,
      Supplier<List<Number>> numbers) {
    long count = target.count();
    if (!known || count > Constant.MAX_NUMBERS || kept + count > MAX_KEPT) {
      return new Constant(Constant.sourcesOf(from), target, type, Optional.empty());
    }
    kept += count;
    return new Constant(
        Constant.sourcesOf(from), target, type, Optional.of(converted(numbers.get(), type)));
  }

  private static List<Number> converted(List<Number> numbers, ElementType type) {
    List<Number> converted = new ArrayList<>(numbers.size());
    for (Number number : numbers) {
      converted.add(type.isWhole() ? (Number) number.longValue() : (Number) number.doubleValue());
    }
    return converted;
  }

  static List<Number> picked(Constant from, List<Integer> map) {
    List<Number> all = from.numbers().orElseThrow();
    return map.stream().map(all::get).toList();
  }
}
