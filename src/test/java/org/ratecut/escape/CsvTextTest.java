package org.ratecut.escape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class CsvTextTest {

  @ParameterizedTest
  @CsvSource({"anneal", "paper/lenet-2to1_samg55-x4", "a-b+c=d@e"})
  void ordinaryNamesStayAsTheyAre(String name) {
    assertThat(CsvText.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @FieldSource("org.ratecut.testing.HostileNames#ALL")
  void noCellIsAFormulaOrEndsTheLine(String name) {
    assertThat(CsvText.of(name))
        .doesNotContainPattern("^\"?\\s*[=+@\uff1d-]")
        .doesNotContainPattern("[\\p{Cc}]");
  }

  @Test
  void quotesAreDoubledInQuotes() {
    assertThat(CsvText.of("=A(\"x\")")).isEqualTo("\"'=A(\"\"x\"\")\"");
    assertThat(CsvText.of("a,b")).isEqualTo("\"a,b\"");
    assertThat(CsvText.of("\t=1")).isEqualTo("'\\t=1");
    assertThat(CsvText.of("")).isEmpty();
  }
}
