package org.ratecut.report.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeviceColoursTest {

  @Test
  void sixtyFourDevicesHaveDifferentColours() {
    assertThat(IntStream.range(0, 64).mapToObj(DeviceColours::of).collect(Collectors.toSet()))
        .hasSize(64);
  }

  /** WCAG 2 asks for 4.5:1. */
  @Test
  void numbersAreReadableOnEveryColour() {
    for (int device = 0; device < 64; device++) {
      double text = DeviceColours.luminance(DeviceColours.textOn(device));
      double colour = DeviceColours.luminance(DeviceColours.of(device));
      assertThat((Math.max(text, colour) + 0.05) / (Math.min(text, colour) + 0.05))
          .as(DeviceColours.of(device))
          .isGreaterThanOrEqualTo(4.5);
    }
  }

  @Test
  void coloursRepeatAfterTheLast() {
    assertThat(DeviceColours.styleClass(64)).isEqualTo(DeviceColours.styleClass(0));
    assertThat(DeviceColours.style(1000).lines()).hasSize(64);
  }
}
