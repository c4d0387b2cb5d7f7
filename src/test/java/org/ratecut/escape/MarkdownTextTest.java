package org.ratecut.escape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class MarkdownTextTest {

  @ParameterizedTest
  @CsvSource({"conv1", "lenet-2to1_samg55-x4", "link a - b", "model/Relu_1:0", "x (4 of 9)"})
  void ordinaryNamesStayAsTheyAre(String name) {
    assertThat(MarkdownText.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @FieldSource("org.ratecut.testing.HostileNames#ALL")
  void nothingMeansAnythingAndNoLineEnds(String name) {
    assertThat(MarkdownText.of(name).replaceAll("\\\\.", ""))
        .doesNotContainPattern("[|`*<>\\[\\]#~&$\n\r]|^_|_$|://|www\\.");
  }

  @Test
  void aBackslashIsAloneNowhere() {
    assertThat(MarkdownText.of("a\\|b\n")).isEqualTo("a\\\\\\|b\\\\n");
    assertThat(MarkdownText.of("![x](y)")).isEqualTo("!\\[x\\](y)");
    assertThat(MarkdownText.of("_a_b_")).isEqualTo("\\_a_b\\_");
  }
}
