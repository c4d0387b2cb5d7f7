package org.ratecut.io.models.constants;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.model.exact.InvalidModelException;

/** Numbers computed from numbers: value by value, along dimensions, and in rows. */
public final class ConstantMath {

  private final Derivation derivation;

  ConstantMath(Derivation derivation) {
    this.derivation = derivation;
  }

  /**
   * A function of one number from each, where sides of 1 stretch.
   *
   * @param type of the result
   */
  public Constant combine(List<Constant> inputs, ElementType type, ScalarFunction function) {
    Dimensions target = IndexMap.stretched(inputs.stream().map(Constant::dimensions).toList());
    return derivation.of(
        inputs,
        target,
        type,
        () -> {
          List<List<Number>> columns =
              inputs.stream()
                  .map(
                      each -> Derivation.picked(each, IndexMap.repeated(each.dimensions(), target)))
                  .toList();
          return IntStream.range(0, (int) target.count())
              .mapToObj(i -> function.formula().apply(columns.stream().map(c -> c.get(i)).toList()))
              .toList();
        });
  }

  /** The same numbers as another type. */
  public Constant cast(Constant from, ElementType type) {
    return derivation.of(
        List.of(from), from.dimensions(), type, () -> from.numbers().orElseThrow());
  }

  /** A tensor of one number throughout. */
  public Constant fill(Dimensions target, Constant value) {
    if (!value.isSingle()) {
      throw new InvalidModelException("It fills %s with %s.".formatted(target, value.dimensions()));
    }
    return derivation.of(
        List.of(value),
        target,
        value.type(),
        () -> Collections.nCopies((int) target.count(), value.numbers().orElseThrow().get(0)));
  }

  /**
   * All numbers along some dimensions as one.
   *
   * @param axes each once
   * @param keep whether the dimensions stay, with the size 1
   */
  public Constant reduce(Constant from, List<Integer> axes, boolean keep, ScalarFunction function) {
    Dimensions old = from.dimensions();
    Dimensions reduced = old;
    for (int axis : axes) {
      reduced = reduced.with(axis, 1);
    }
    Dimensions single = reduced;
    Dimensions target =
        keep
            ? single
            : new Dimensions(
                IntStream.range(0, old.rank())
                    .filter(k -> !axes.contains(k))
                    .mapToObj(old::size)
                    .toList());
    return derivation.of(List.of(from), target, from.type(), () -> reduced(from, single, function));
  }

  private static List<Number> reduced(Constant from, Dimensions target, ScalarFunction function) {
    List<Integer> place = IndexMap.repeatedInto(from.dimensions(), target);
    List<Number> numbers = from.numbers().orElseThrow();
    Number[] result = new Number[(int) target.count()];
    for (int i = 0; i < numbers.size(); i++) {
      int p = place.get(i);
      result[p] =
          result[p] == null
              ? numbers.get(i)
              : function.formula().apply(List.of(result[p], numbers.get(i)));
    }
    List<Number> list = new ArrayList<>();
    for (Number number : result) {
      list.add(number == null ? (Number) 0L : number);
    }
    return list;
  }

  /**
   * Numbers from one to another.
   *
   * @throws InvalidModelException if the step is 0 or there are more than 2^31 - 1
   */
  public Constant range(Constant start, Constant limit, Constant step) {
    List<Number> bounds =
        IntStream.range(0, 3)
            .mapToObj(i -> List.of(start, limit, step).get(i))
            .map(each -> each.numbers().filter(list -> list.size() == 1))
            .map(
                list ->
                    list.orElseThrow(() -> new InvalidModelException("It lists unknown numbers."))
                        .get(0))
            .toList();
    double by = bounds.get(2).doubleValue();
    double count = Math.ceil((bounds.get(1).doubleValue() - bounds.get(0).doubleValue()) / by);
    if (by == 0 || !(count <= Integer.MAX_VALUE)) {
      throw new InvalidModelException("It lists numbers without end.");
    }
    return derivation.of(
        List.of(start, limit, step),
        Dimensions.of((int) Math.max(0, count)),
        start.type(),
        () ->
            IntStream.range(0, (int) Math.max(0, count))
                .mapToObj(i -> item(bounds.get(0), bounds.get(2), i))
                .toList());
  }

  private static Number item(Number start, Number step, int i) {
    if (start instanceof Long from && step instanceof Long by) {
      return from + i * by;
    }
    return start.doubleValue() + i * step.doubleValue();
  }
}
