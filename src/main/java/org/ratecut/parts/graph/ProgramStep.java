package org.ratecut.parts.graph;

import java.util.List;
import java.util.OptionalInt;

/** What a stage does, one thing after the other. Numbers are of values of its program. */
public sealed interface ProgramStep {

  /** The values that it needs. */
  List<Integer> reads();

  /** The values that it brings. */
  List<Integer> writes();

  /** Takes a region out of a larger one of the same tensor. */
  record Slice(int from, int to) implements ProgramStep {

    @Override
    public List<Integer> reads() {
      return List.of(from);
    }

    @Override
    public List<Integer> writes() {
      return List.of(to);
    }
  }

  /**
   * Puts neighbouring regions of a tensor together.
   *
   * @param dimension along which they follow on each other
   */
  record Join(List<Integer> from, int dimension, int to) implements ProgramStep {

    /** Makes the list immutable. */
    public Join {
      from = List.copyOf(from);
    }

    @Override
    public List<Integer> reads() {
      return from;
    }

    @Override
    public List<Integer> writes() {
      return List.of(to);
    }
  }

  /**
   * Computes a region of the output of an operator, from exactly the regions of its inputs that its
   * {@link Cut#reads} names.
   *
   * @param operator its number
   * @param inputs one for each input of the operator; empty for constants, for what is left out,
   *     and for inputs of which nothing is needed
   * @param outputs one for each output of the operator
   */
  record Compute(int operator, List<OptionalInt> inputs, List<Integer> outputs)
      implements ProgramStep {

    /** Makes the lists immutable. */
    public Compute {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }

    @Override
    public List<Integer> reads() {
      return inputs.stream().flatMapToInt(OptionalInt::stream).boxed().distinct().toList();
    }

    @Override
    public List<Integer> writes() {
      return outputs;
    }
  }
}
