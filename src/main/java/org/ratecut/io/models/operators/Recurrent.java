package org.ratecut.io.models.operators;

import java.util.List;
import org.ratecut.io.models.operators.OpaqueOperators.Known;
import org.ratecut.io.models.tensor.Constant;

/**
 * What recurrent layers cost. Their steps wait for each other, so each is one vertex; it does all
 * steps of a sequence in an inference.
 */
public final class Recurrent {

  private Recurrent() {}

  /** A kind of cell (Hochreiter and Schmidhuber, 1997; Cho et al., 2014; Elman, 1990). */
  public enum Cell {
    /** Four gates; biases, five functions, three products and a sum. */
    LSTM(4, 13),
    /** Three gates; biases, three functions, three products, two sums. */
    GRU(3, 11),
    /** One gate; a bias and a function. */
    RNN(1, 2);

    private final int gates;
    private final int flopOfUnit;

    Cell(int gates, int flopOfUnit) {
      this.gates = gates;
      this.flopOfUnit = flopOfUnit;
    }

    public int gates() {
      return gates;
    }
  }

  /**
   * The costs of all steps.
   *
   * @param weights matrices, each of which multiplies once in each step
   * @param steps of all samples together, at least 1
   * @param units of all directions together
   * @param stateBits kept from one inference to the next
   * @throws ArithmeticException if a number does not fit in a {@code long}
   */
  public static Known known(
      Cell cell,
      List<Constant> weights,
      List<Constant> biases,
      long steps,
      long units,
      long stateBits) {
    long ofStep = 0;
    for (Constant matrix : weights) {
      ofStep = Math.addExact(ofStep, matrix.dimensions().count());
    }
    long macs = Math.multiplyExact(steps, ofStep);
    long others = Math.multiplyExact(steps, Math.multiplyExact(units, (long) cell.flopOfUnit));
    long flop = Math.addExact(Math.multiplyExact(2, macs), others);
    return new Known(weights, biases, macs, flop, stateBits);
  }
}
