package org.ratecut.pipeline;

import java.math.BigInteger;
import java.util.List;
import org.ratecut.model.exact.Fraction;

/**
 * All that an assignment makes devices and channels do in each inference. Steps and transfers are
 * its <em>operations</em>; operation {@code i} is step {@code i}, or else transfer {@code i -
 * steps}.
 *
 * @param steps such that each comes after those whose output it needs
 * @param transfers by step, then by receiver
 * @param tick the unit of time, in seconds
 * @param durations of the operations, in ticks: exactly, or rounded up where the times have no
 *     common unit that is coarse enough
 */
public record Pipeline(
    List<PipelineStep> steps,
    List<PipelineTransfer> transfers,
    Fraction tick,
    List<Long> durations) {

  /** Makes the lists immutable. */
  public Pipeline {
    steps = List.copyOf(steps);
    transfers = List.copyOf(transfers);
    durations = List.copyOf(durations);
  }

  /** The number of steps and transfers. */
  public int operationCount() {
    return durations.size();
  }

  /** Whether an operation is a step, and not a transfer. */
  public boolean isStep(int operation) {
    return operation < steps.size();
  }

  /** The transfer that an operation is. */
  public PipelineTransfer transfer(int operation) {
    return transfers.get(operation - steps.size());
  }

  /** A number of ticks in seconds; exact where that is a fraction of two longs. */
  public Fraction exactSeconds(long ticks) {
    return Fraction.atMost(
        BigInteger.valueOf(tick.numerator()).multiply(BigInteger.valueOf(ticks)),
        BigInteger.valueOf(tick.denominator()));
  }

  /** A number of ticks in seconds, nearly. */
  public double seconds(long ticks) {
    return (double) ticks * tick.numerator() / tick.denominator();
  }
}
