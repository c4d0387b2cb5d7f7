package org.ratecut.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhasePeaksTest {

  private static final int DEVICES = 3;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 100})
  void peaksAreThoseOfPlainArrays(int phases) {
    Random random = new Random(phases);
    PhasePeaks peaks = new PhasePeaks(DEVICES, phases);
    long[][] plain = new long[DEVICES][phases];
    for (int step = 0; step < 2_000; step++) {
      int device = random.nextInt(DEVICES);
      int first = random.nextInt(phases);
      int last = first + random.nextInt(phases - first);
      long amount = random.nextInt(100);
      // Taking away what is surely there: nobody keeps less than nothing.
      amount = random.nextBoolean() ? amount : -min(plain[device], first, last);
      peaks.add(device, first, last, amount);
      for (int p = first; p <= last; p++) {
        plain[device][p] += amount;
      }
      int from = random.nextInt(phases);
      int to = from + random.nextInt(phases - from);
      for (int d = 0; d < DEVICES; d++) {
        assertThat(peaks.peak(d)).isEqualTo(max(plain[d], 0, phases - 1));
        assertThat(peaks.peak(d, from, to)).isEqualTo(max(plain[d], from, to));
      }
    }
  }

  @Test
  void nothingIsLeftAfterClearing() {
    PhasePeaks peaks = new PhasePeaks(1, 5);
    peaks.add(0, 1, 3, 7);
    peaks.clear();
    assertThat(peaks.peak(0)).isZero();
    assertThat(peaks.peak(0, 2, 2)).isZero();
  }

  private static long max(long[] values, int first, int last) {
    return Arrays.stream(values, first, last + 1).max().orElseThrow();
  }

  private static long min(long[] values, int first, int last) {
    return Arrays.stream(values, first, last + 1).min().orElseThrow();
  }
}
