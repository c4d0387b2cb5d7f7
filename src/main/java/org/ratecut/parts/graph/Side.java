package org.ratecut.parts.graph;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.layers.shape.Axis;

/**
 * What an operator needs along one dimension of its input for a run of indices of its output. Runs
 * are from {@code begin} to before {@code end}.
 */
public sealed interface Side {

  /** A run of indices. */
  record Run(int begin, int end) {}

  /**
   * What is needed.
   *
   * @param output not empty
   */
  Run reads(Run output);

  /** Runs that make up one, each of which one operator can compute. */
  default List<Run> divide(Run output) {
    return List.of(output);
  }

  /** The same indices. */
  record Same() implements Side {

    @Override
    public Run reads(Run output) {
      return output;
    }
  }

  /**
   * All indices, whatever is wanted.
   *
   * @param inputs how many there are
   */
  record All(int inputs) implements Side {

    @Override
    public Run reads(Run output) {
      return new Run(0, inputs);
    }
  }

  /**
   * A window that slides over the input and its padding.
   *
   * @param clips whether values at the border are computed of fewer inputs, as averages are,
   *     instead of padding; then each of them is computed by itself
   */
  record Window(Axis axis, boolean clips) implements Side {

    @Override
    public Run reads(Run output) {
      long first = begin(output.begin());
      long last = begin(output.end() - 1) + extent() - 1;
      int begin = (int) Math.max(0, Math.min(axis.inputs() - 1L, first));
      int end = (int) Math.max(begin + 1L, Math.min(axis.inputs(), last + 1));
      return new Run(begin, end);
    }

    /** The padding before what {@link #reads} says. */
    public int before(Run output) {
      return Math.toIntExact(Math.max(0, reads(output).begin() - begin(output.begin())));
    }

    /** The padding after what {@link #reads} says. */
    public int after(Run output) {
      long last = begin(output.end() - 1) + extent();
      return Math.toIntExact(Math.max(0, last - reads(output).end()));
    }

    @Override
    public List<Run> divide(Run output) {
      if (!clips) {
        return List.of(output);
      }
      List<Run> runs = new ArrayList<>();
      int inner = output.begin();
      while (inner < output.end() && isAtBorder(inner)) {
        runs.add(new Run(inner, ++inner));
      }
      int end = inner;
      while (end < output.end() && !isAtBorder(end)) {
        end++;
      }
      if (end > inner) {
        runs.add(new Run(inner, end));
      }
      for (int i = end; i < output.end(); i++) {
        runs.add(new Run(i, i + 1));
      }
      return runs;
    }

    private boolean isAtBorder(int output) {
      return begin(output) < 0 || begin(output) + extent() > axis.inputs();
    }

    private long begin(int output) {
      return (long) output * axis.stride() - axis.before();
    }

    private long extent() {
      return (axis.kernel() - 1L) * axis.dilation() + 1;
    }
  }

  /**
   * Channels in groups: those of a group are computed of the same group of the input.
   *
   * @param inputs channels of a group of the input, at least 1
   * @param outputs channels of a group of the output, at least 1
   */
  record Grouped(int inputs, int outputs) implements Side {

    @Override
    public Run reads(Run output) {
      int first = output.begin() / outputs;
      int last = (output.end() - 1) / outputs;
      return new Run(first * inputs, (last + 1) * inputs);
    }

    /** Whole groups together, and what is of one group alone. */
    @Override
    public List<Run> divide(Run output) {
      List<Run> runs = new ArrayList<>();
      int begin = output.begin();
      while (begin < output.end()) {
        int ofGroup = begin - begin % outputs;
        int wholeEnd = output.end() - output.end() % outputs;
        int end =
            begin == ofGroup && wholeEnd > begin
                ? wholeEnd
                : Math.min(output.end(), ofGroup + outputs);
        runs.add(new Run(begin, end));
        begin = end;
      }
      return runs;
    }
  }
}
