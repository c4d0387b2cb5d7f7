package org.ratecut.io.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ratecut.Ratecut;
import org.ratecut.ReadOptions;
import org.ratecut.io.InputException;
import org.ratecut.io.units.MemoryAmount;
import org.ratecut.model.Problem;

class BoardChangesTest {

  private static final Problem PROBLEM =
      Ratecut.read("networks/mlperf-dscnn", ReadOptions.on("nrf52840 + 2xrp2040 over spi"));

  private final BoardChanges changes = new BoardChanges(PROBLEM);

  @Test
  void inputMeansTheInputLayers() {
    Problem pinned = changes.pinned(Map.of("input", "rp2040-1"));

    int inputs = PROBLEM.network().layers().get(0).vertexCount();
    assertThat(pinned.pins().pinnedCount()).isEqualTo(inputs);
    assertThat(pinned.pins().deviceOf(0)).isEqualTo(1);
  }

  @Test
  void layersArePinnedByPatternsAndDevicesByNumbers() {
    String last = PROBLEM.network().layers().get(PROBLEM.network().layers().size() - 1).name();
    Problem pinned = changes.pinned(Map.of("*" + last.substring(1), "2"));

    assertThat(pinned.pins().deviceOf(PROBLEM.vertexCount() - 1)).isEqualTo(2);
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThatThrownBy(() -> changes.pinned(Map.of("nowhere", "0")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no layer named \"nowhere\"");
    assertThatThrownBy(() -> changes.pinned(Map.of("input", "rp2040-7")))
        .hasMessageContaining("no device named \"rp2040-7\"")
        .hasMessageContaining("Did you mean rp2040-");
    assertThatThrownBy(() -> changes.pinned(Map.of("input", "3")))
        .hasMessageContaining("numbered from 0 to 2");
  }

  @Test
  void reservedMemoryIsRoundedUp() {
    Problem less =
        changes.reserved(
            MemoryAmount.parse("--reserve", "20.5 KiB"), MemoryAmount.parse("--x", "100 kib"));

    for (int d = 0; d < PROBLEM.deviceCount(); d++) {
      assertThat(less.cluster().device(d).memory())
          .isEqualTo(PROBLEM.cluster().device(d).memory() - 20_992);
      assertThat(less.cluster().device(d).flash())
          .isEqualTo(PROBLEM.cluster().device(d).flash() - 102_400);
    }
    assertThat(MemoryAmount.parse("--x", "9 B").valuesToHold(64)).isEqualTo(2);
    assertThat(MemoryAmount.parse("--x", "9 values").valuesToHold(64)).isEqualTo(9);
    assertThatThrownBy(
            () ->
                changes.reserved(
                    MemoryAmount.parse("--reserve", "1 GiB"), MemoryAmount.parse("--x", "0 B")))
        .hasMessageContaining("less RAM than is to be reserved");
    assertThatThrownBy(() -> MemoryAmount.parse("--reserve", "20 KB of RAM"))
        .hasMessageContaining("20 KiB");
  }

  @Test
  void aMeasuredInferenceTakesSoLongOnThePart() {
    Problem measured = changes.measured(Map.of("rp2040", Duration.ofMillis(310)));

    long flop = PROBLEM.network().totalComputation();
    assertThat(measured.cluster().device(1).performance()).isEqualTo(flop * 1_000 / 310);
    assertThat(measured.cluster().device(2).performance()).isEqualTo(flop * 1_000 / 310);
    assertThat(measured.cluster().device(0)).isEqualTo(PROBLEM.cluster().device(0));
  }
}
