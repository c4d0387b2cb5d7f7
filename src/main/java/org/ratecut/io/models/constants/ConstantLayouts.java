package org.ratecut.io.models.constants;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.model.exact.InvalidModelException;

/** The numbers of constants in other places: stretched, repeated, taken, joined. */
public final class ConstantLayouts {

  private final Derivation derivation;

  ConstantLayouts(Derivation derivation) {
    this.derivation = derivation;
  }

  /** A tensor stretched to a size, which sides of 1 take on. */
  public Constant expand(Constant from, Dimensions size) {
    Dimensions target = IndexMap.stretched(List.of(from.dimensions(), size));
    return repeated(from, target);
  }

  /**
   * A tensor several times in each dimension.
   *
   * @param times for each dimension
   */
  public Constant tile(Constant from, List<Long> times) {
    int rank = from.dimensions().rank();
    if (times.size() != rank) {
      throw new InvalidModelException("It repeats %s by %s.".formatted(from.dimensions(), times));
    }
    List<Long> sizes =
        IntStream.range(0, rank)
            .mapToObj(k -> Math.multiplyExact(times.get(k), (long) from.dimensions().size(k)))
            .toList();
    Dimensions target = Dimensions.ofLongs(sizes);
    return repeated(from, target);
  }

  /**
   * The dimensions in another order.
   *
   * @param order the old number of each new dimension, each once
   */
  public Constant transpose(Constant from, List<Integer> order) {
    Dimensions old = from.dimensions();
    long[] strides = IndexMap.strides(old);
    Dimensions target = new Dimensions(order.stream().map(old::size).toList());
    return derivation.of(
        List.of(from),
        target,
        from.type(),
        () ->
            Derivation.picked(
                from,
                IndexMap.of(
                    target,
                    index -> {
                      long number = 0;
                      for (int k = 0; k < index.length; k++) {
                        number += index[k] * strides[order.get(k)];
                      }
                      return number;
                    })));
  }

  /** Indices of one dimension, each within its size; the dimension gets other sizes. */
  public Constant gather(Constant from, int axis, Constant indices) {
    Dimensions old = from.dimensions();
    List<Integer> sizes = new ArrayList<>(old.sizes());
    sizes.remove(axis);
    sizes.addAll(axis, indices.dimensions().sizes());
    Dimensions target = new Dimensions(sizes);
    return derivation.of(
        List.of(from),
        from.numbers().isPresent() && indices.numbers().isPresent(),
        target,
        from.type(),
        () -> {
          List<Long> chosen =
              indices
                  .values()
                  .orElseThrow(
                      () -> new InvalidModelException("Its indices are no whole numbers."));
          Dimensions flat = old.with(axis, chosen.size());
          long[] strides = IndexMap.strides(old);
          return Derivation.picked(
              from,
              IndexMap.of(
                  flat,
                  index -> {
                    long number = 0;
                    for (int k = 0; k < index.length; k++) {
                      long i = k == axis ? within(chosen.get(index[k]), old.size(k)) : index[k];
                      number += i * strides[k];
                    }
                    return number;
                  }));
        });
  }

  private static long within(long index, int size) {
    long fromStart = index < 0 ? index + size : index;
    if (fromStart < 0 || fromStart >= size) {
      throw new InvalidModelException("It takes number %d of %d.".formatted(index, size));
    }
    return fromStart;
  }

  /**
   * Some indices of a dimension.
   *
   * @param step may be negative
   * @param count at least 0
   */
  public Constant slice(Constant from, int axis, long start, long step, int count) {
    Dimensions old = from.dimensions();
    Dimensions target = old.with(axis, count);
    long[] strides = IndexMap.strides(old);
    return derivation.of(
        List.of(from),
        target,
        from.type(),
        () ->
            Derivation.picked(
                from,
                IndexMap.of(
                    target,
                    index -> {
                      long number = 0;
                      for (int k = 0; k < index.length; k++) {
                        number += (k == axis ? start + index[k] * step : index[k]) * strides[k];
                      }
                      return number;
                    })));
  }

  /** Tensors one after the other along a dimension. */
  public Constant concatenate(List<Constant> parts, int axis) {
    Dimensions first = parts.get(0).dimensions();
    long size = 0;
    for (Constant part : parts) {
      if (part.dimensions().rank() != first.rank()
          || !part.dimensions().with(axis, first.size(axis)).equals(first)) {
        throw new InvalidModelException(
            "The sizes %s and %s may differ only in the dimension %d."
                .formatted(first, part.dimensions(), axis));
      }
      size += part.dimensions().size(axis);
    }
    Dimensions target = first.with(axis, Math.toIntExact(size));
    long outer = new Dimensions(first.sizes().subList(0, axis)).count();
    return derivation.of(
        parts,
        target,
        parts.get(0).type(),
        () -> {
          List<Number> numbers = new ArrayList<>();
          for (int i = 0; i < outer; i++) {
            for (Constant part : parts) {
              int run = (int) (part.dimensions().count() / outer);
              numbers.addAll(part.numbers().orElseThrow().subList(i * run, (i + 1) * run));
            }
          }
          return numbers;
        });
  }

  private Constant repeated(Constant from, Dimensions target) {
    return derivation.of(
        List.of(from),
        target,
        from.type(),
        () -> Derivation.picked(from, IndexMap.repeated(from.dimensions(), target)));
  }
}
