package org.ratecut.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredTimesTest {

  private static final long NO = MeasuredTimes.UNMEASURED;

  /** Devices 0 and 2 are of kind 1, device 1 was not measured, device 3 is of kind 0. */
  private static final MeasuredTimes TIMES =
      MeasuredTimes.of(
          1000,
          new int[] {1, MeasuredTimes.NO_KIND, 1, 0},
          List.of(new long[] {5, NO, 7}, new long[] {0, 20, 30}));

  @Test
  void findsTheTimeOfAKind() {
    assertThat(TIMES.ticksPerSecond()).isEqualTo(1000);
    assertThat(TIMES.isEmpty()).isFalse();
    assertThat(TIMES.kindOf(2)).isEqualTo(1);
    assertThat(TIMES.ticks(0, 2)).isEqualTo(30);
    assertThat(TIMES.ticks(3, 1)).isEqualTo(NO);
    assertThat(TIMES.ticks(1, 2)).isEqualTo(NO);
    assertThat(TIMES.patternOf(1)).containsExactly(false, true);
    assertThat(TIMES.patternOf(0)).containsExactly(true, true);
  }

  @Test
  void hasNoKindsWhereNothingIsMeasured() {
    MeasuredTimes none = MeasuredTimes.none();
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.kindOf(9)).isEqualTo(MeasuredTimes.NO_KIND);
    assertThat(none.ticks(9, 9)).isEqualTo(NO);
    assertThat(none.forDevices(3, 4)).isSameAs(none);
    assertThat(none.forVertices(List.of(new int[] {0}))).isSameAs(none);
    none.requireFitting(7, 5);
  }

  @Test
  void goesWithOtherDevices() {
    MeasuredTimes other = TIMES.forDevices(3, 0);
    assertThat(other.ticks(0, 0)).isEqualTo(5);
    assertThat(other.ticks(1, 1)).isEqualTo(20);
  }

  @Test
  void addsUpTimesOfVerticesThatAreJoined() {
    MeasuredTimes joined = TIMES.forVertices(List.of(new int[] {0, 2}, new int[] {1, 2}));
    assertThat(joined.ticks(3, 0)).isEqualTo(12);
    assertThat(joined.ticks(3, 1)).as("vertex 1 was not measured").isEqualTo(NO);
    assertThat(joined.ticks(0, 1)).isEqualTo(50);
    MeasuredTimes large =
        MeasuredTimes.of(1, new int[] {0}, List.of(new long[] {Long.MAX_VALUE, 1}));
    assertThatThrownBy(() -> large.forVertices(List.of(new int[] {0, 1})))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void copiesWhatItIsGiven() {
    long[] ticks = {4};
    int[] kinds = {0};
    MeasuredTimes times = MeasuredTimes.of(1, kinds, List.of(ticks));
    ticks[0] = 9;
    kinds[0] = MeasuredTimes.NO_KIND;
    assertThat(times.ticks(0, 0)).isEqualTo(4);
  }

  @Test
  void refusesNumbersOutOfTheirRange() {
    int[] one = {0};
    assertThatThrownBy(() -> MeasuredTimes.of(0, one, List.of(new long[] {1})))
        .hasMessageContaining("ticks per second (0) must be positive");
    assertThatThrownBy(() -> MeasuredTimes.of(1, one, List.of()))
        .hasMessageContaining("no kind 0 of measured times");
    assertThatThrownBy(() -> MeasuredTimes.of(1, new int[] {-2}, List.of(new long[] {1})))
        .hasMessageContaining("no kind -2");
    assertThatThrownBy(() -> MeasuredTimes.of(1, one, List.of(new long[] {0, -2})))
        .hasMessageContaining("The time of vertex 1 (-2) must not be negative");
    assertThatThrownBy(() -> MeasuredTimes.of(1, one, List.of(new long[] {1}, new long[] {1, 2})))
        .hasMessageContaining("1 vertices on one kind of device and for 2 on another");
  }

  @Test
  void refusesOtherNumbersOfDevicesOrVertices() {
    TIMES.requireFitting(3, 4);
    assertThatThrownBy(() -> TIMES.requireFitting(3, 5))
        .hasMessageContaining("times for 4 devices but the cluster has 5");
    assertThatThrownBy(() -> TIMES.requireFitting(2, 4))
        .hasMessageContaining("times for 3 vertices but the network has 2");
  }
}
