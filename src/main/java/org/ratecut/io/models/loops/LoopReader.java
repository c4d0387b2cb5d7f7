package org.ratecut.io.models.loops;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ratecut.io.InputException;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.loops.LoopBody.Count;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Tensor;

/**
 * Finds out how many steps a loop does and what one of them costs. Counters, which are single whole
 * numbers that follow from each other, are known in each step, so that conditions on them can be
 * computed and slices at them are slices at a constant.
 */
public final class LoopReader {

  /** A step that is neither the first nor the last, if there are more than two. */
  private static final long TYPICAL = 2;

  private final Node place;
  private final LoopBody body;
  private final Map<Integer, Constant> start = new TreeMap<>();

  /**
   * A loop.
   *
   * @param carried what the first step gets, by position; those that may be counters
   */
  public LoopReader(Node place, LoopBody body, Map<Integer, Tensor> carried) {
    this.place = place;
    this.body = body;
    carried.forEach(
        (position, tensor) -> {
          if (isCounter(tensor)) {
            start.put(position, (Constant) tensor);
          }
        });
    boolean shrinks = true;
    while (shrinks) {
      shrinks = start.keySet().removeIf(each -> !start.keySet().containsAll(body.needsOf(each)));
    }
  }

  /** What is known of a loop: its steps, at least 1, one of them, and which values count. */
  public record Loop(long steps, LoopStep typical, Set<Integer> counters) {}

  /** A loop of so many steps. */
  public Loop read(long steps) {
    requireSteps(steps);
    return loop(steps);
  }

  /**
   * A loop that goes on while its condition holds.
   *
   * @param limit the most steps, if there is a limit
   */
  public Loop readWhile(OptionalLong limit) {
    limit.ifPresent(this::requireSteps);
    if (!start.keySet().containsAll(body.needsOfCondition())) {
      throw dependent(place);
    }
    long steps = 0;
    Map<Integer, Constant> values = start;
    boolean goesOn = true;
    while (goesOn) {
      Count count = body.count(values, steps);
      values = numbers(count);
      steps++;
      boolean ends = limit.isPresent() && steps >= limit.getAsLong();
      goesOn = !ends && count.condition().filter(condition -> holds(place, condition)).isPresent();
    }
    return loop(steps);
  }

  /**
   * Whether a condition holds.
   *
   * @throws InputException if it is not known before the model runs
   */
  public static boolean holds(Node place, Tensor condition) {
    if (condition instanceof Constant constant
        && constant.numbers().filter(numbers -> numbers.size() == 1).isPresent()) {
      return constant.numbers().get().get(0).doubleValue() != 0;
    }
    throw dependent(place);
  }

  /** Says that the steps cannot be counted before the model runs. */
  public static InputException dependent(Node place) {
    return place.fail(
        "How many steps it does depends on the input of the model.",
        "Export the model with a constant number of steps.");
  }

  private void requireSteps(long steps) {
    if (steps < 1) {
      throw place.fail("It does %d steps.".formatted(steps), "Export the model without this loop.");
    }
  }

  private static boolean isCounter(Tensor tensor) {
    return tensor instanceof Constant constant
        && constant.isSingle()
        && constant.type().isWhole()
        && constant.numbers().isPresent();
  }

  private Map<Integer, Constant> numbers(Count count) {
    Map<Integer, Constant> numbers = new TreeMap<>();
    count
        .values()
        .forEach(
            (position, tensor) -> {
              if (!isCounter(tensor)) {
                throw dependent(place);
              }
              numbers.put(position, (Constant) tensor);
            });
    return numbers;
  }

  private Loop loop(long steps) {
    long number = Math.min(steps / 2, TYPICAL);
    Map<Integer, Constant> values = start;
    for (long before = 0; before < number; before++) {
      values = numbers(body.count(values, before));
    }
    return new Loop(steps, body.read(values, number), new TreeSet<>(start.keySet()));
  }
}
