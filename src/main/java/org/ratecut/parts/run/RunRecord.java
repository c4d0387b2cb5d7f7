package org.ratecut.parts.run;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.ratecut.parts.tensor.TensorValues;

/** When the inferences of a run began and were answered. */
public final class RunRecord implements PipelineRun.Listener {

  private static final double NANOS = 1e9;

  private final AtomicLongArray begins;
  private final AtomicLongArray ends;
  private final AtomicReference<List<TensorValues>> first = new AtomicReference<>(List.of());

  /**
   * A record of a run to come.
   *
   * @param count of its inferences, at least 1
   */
  public RunRecord(int count) {
    begins = new AtomicLongArray(count);
    ends = new AtomicLongArray(count);
  }

  /** Notes that an inference begins, and returns its inputs. */
  public List<TensorValues> begun(long inference, List<TensorValues> inputs) {
    begins.set(Math.toIntExact(inference), System.nanoTime());
    return inputs;
  }

  @Override
  public void answered(long inference, List<TensorValues> outputs) {
    ends.set(Math.toIntExact(inference), System.nanoTime());
    if (inference == 0) {
      first.set(outputs);
    }
  }

  /** The outputs of the first inference, in the order of the manifest. */
  public List<TensorValues> firstAnswer() {
    return first.get();
  }

  public int count() {
    return ends.length();
  }

  /**
   * Inferences per second, once the pipeline is full: over those that were answered after the first
   * quarter. Empty if there are too few to tell.
   */
  public OptionalDouble rate() {
    long[] sorted = new long[count()];
    Arrays.setAll(sorted, ends::get);
    Arrays.sort(sorted);
    int from = sorted.length / 4;
    int periods = sorted.length - 1 - from;
    return periods < 1
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            periods * NANOS / Math.max(1, sorted[sorted.length - 1] - sorted[from]));
  }

  /** Seconds from when an inference was given to when it was answered: the median of all. */
  public double medianLatency() {
    long[] sorted = latencies();
    return sorted[sorted.length / 2] / NANOS;
  }

  /** Seconds from when an inference was given to when it was answered: the longest of all. */
  public double worstLatency() {
    long[] sorted = latencies();
    return sorted[sorted.length - 1] / NANOS;
  }

  /** Seconds that the first inference took, for which all devices were idle. */
  public double firstLatency() {
    return (ends.get(0) - begins.get(0)) / NANOS;
  }

  private long[] latencies() {
    long[] latencies = new long[count()];
    Arrays.setAll(latencies, k -> ends.get(k) - begins.get(k));
    Arrays.sort(latencies);
    return latencies;
  }
}
