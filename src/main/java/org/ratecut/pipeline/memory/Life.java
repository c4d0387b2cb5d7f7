package org.ratecut.pipeline.memory;

import org.ratecut.pipeline.graph.Buffer;

/**
 * A buffer with the time for which inference 0 takes it, in ticks.
 *
 * @param begin when it is taken
 * @param end when it is free
 * @param copies how many inferences need it at the same time at most, at least 1
 */
record Life(Buffer buffer, long begin, long end, int copies) {

  static Life of(Buffer buffer, Lives lives, long period) {
    long begin = lives.begin(buffer);
    long end = lives.endInPractice(buffer);
    return new Life(
        buffer, begin, end, Math.toIntExact(Math.max(1, (end - begin + period - 1) / period)));
  }

  long length() {
    return end - begin;
  }

  /** The size, or the size times how long it is taken. */
  double weight(boolean byArea) {
    return (double) buffer.size() * (byArea ? length() : 1);
  }

  /** What all copies take together, in values. */
  long sizeOfCopies() {
    return Math.multiplyExact(copies, buffer.size());
  }

  /**
   * Whether a copy of this and a copy of another buffer are ever taken at the same time, where copy
   * {@code i} of {@code c} serves the inferences {@code k} with {@code k mod c = i}.
   *
   * <p>Inference {@code a} of this and {@code b} of the other overlap if {@code begin + a·T <
   * other.end + b·T} and the other way round; so for {@code a - b} from {@code least} to {@code
   * most} below. Which differences there are between the inferences of two copies is known modulo
   * the common divisor of their numbers.
   */
  boolean conflicts(int copy, Life other, int otherCopy, long period) {
    long least = Math.floorDiv(other.begin - end, period) + 1;
    long most = -Math.floorDiv(begin - other.end, period) - 1;
    long divisor = commonDivisor(copies, other.copies);
    long first = least + Math.floorMod((copy - otherCopy) - least, divisor);
    return first <= most;
  }

  private static long commonDivisor(long a, long b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }
}
