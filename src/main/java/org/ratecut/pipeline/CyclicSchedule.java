package org.ratecut.pipeline;

import java.util.List;
import org.ratecut.model.exact.Fraction;

/**
 * When each operation of a pipeline takes place. Inference {@code k} does operation {@code i} from
 * {@code begins[i] + k · period} on, for every whole {@code k}.
 *
 * @param period in ticks, at least 1
 * @param begins of the operations in inference 0, in ticks; the first begins at 0
 */
public record CyclicSchedule(Pipeline pipeline, long period, List<Long> begins) {

  /** Makes the list immutable. */
  public CyclicSchedule {
    begins = List.copyOf(begins);
  }

  /** When an operation of inference 0 begins, in ticks. */
  public long begin(int operation) {
    return begins.get(operation);
  }

  /** When an operation of inference 0 ends, in ticks. */
  public long end(int operation) {
    return begins.get(operation) + pipeline.durations().get(operation);
  }

  /** From the begin of the first operation of an inference to the end of its last, in ticks. */
  public long latency() {
    long end = 0;
    for (int i = 0; i < begins.size(); i++) {
      end = Math.max(end, end(i));
    }
    return end;
  }

  /** The most inferences that have begun and not ended at the same time. */
  public long inFlight() {
    return Math.max(1, Math.floorDiv(latency() + period - 1, period));
  }

  /** Seconds from one inference to the next; exact where that is a fraction of two longs. */
  public Fraction periodSeconds() {
    return pipeline.exactSeconds(period);
  }
}
