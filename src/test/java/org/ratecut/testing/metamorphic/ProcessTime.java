package org.ratecut.testing.metamorphic;

import java.time.Duration;

/** Processor time, which other programs on the machine do not lengthen. */
final class ProcessTime {

  private ProcessTime() {}

  /** Of this program so far, all threads together; 0 if the system does not say. */
  static long nanos() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }
}
