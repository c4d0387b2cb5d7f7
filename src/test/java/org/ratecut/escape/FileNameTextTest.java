package org.ratecut.escape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class FileNameTextTest {

  @ParameterizedTest
  @FieldSource("org.ratecut.testing.HostileNames#ALL")
  void everyFileSystemTakesIt(String name) {
    assertThat(FileNameText.of(name))
        .matches("[A-Za-z0-9_-]([A-Za-z0-9._-]{0,78}[A-Za-z0-9_-])?")
        .doesNotMatch("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
  }

  @ParameterizedTest
  @CsvSource({"samg55-0,samg55-0", "a b/c,a_b_c", "..,_", "CON,_CON", "nul.txt,_nul.txt", "'',_"})
  void ordinaryNamesStayAsTheyAre(String name, String expected) {
    assertThat(FileNameText.of(name)).isEqualTo(expected);
  }
}
