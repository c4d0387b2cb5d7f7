package org.ratecut.escape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ChartTextTest {

  @ParameterizedTest
  @FieldSource("org.ratecut.testing.HostileNames#ALL")
  void xmlAllowsEveryCharacterAndADrawingHasRoom(String name) {
    assertThat(ChartText.of(name))
        .doesNotContainPattern("[^\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]")
        .hasSizeLessThanOrEqualTo(80);
  }

  @Test
  void aLongNameIsCutBetweenCharacters() {
    assertThat(ChartText.of("\ud83d\ude00".repeat(81)))
        .isEqualTo("\ud83d\ude00".repeat(77) + "...");
    assertThat(ChartText.of("\ud83d\ude00".repeat(80))).isEqualTo("\ud83d\ude00".repeat(80));
  }
}
