package org.ratecut.escape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.ratecut.testing.HostileNames;

class VisibleTextTest {

  @ParameterizedTest
  @FieldSource("org.ratecut.testing.HostileNames#ALL")
  void everyCharacterIsSeen(String name) {
    assertThat(VisibleText.of(name)).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
  }

  @ParameterizedTest
  @CsvSource({"conv1", "samg55-0 µ", "日本語 😀", "C:\\new", "paper/lenet_2to1"})
  void whatCanBeSeenStaysAsItIs(String name) {
    assertThat(VisibleText.of(name)).isSameAs(name);
  }

  @Test
  void hiddenCharactersAreWrittenAsInJson() {
    assertThat(VisibleText.of("a\n\t\r\u001b[1m\u202e\u009b\uFFFE"))
        .isEqualTo("a\\n\\t\\r\\u001b[1m\\u202e\\u009b\\ufffe");
    assertThat(VisibleText.of("\udb40\udc41 \ud83d")).isEqualTo("\\udb40\\udc41 \\ud83d");
  }

  @Test
  void linesOfTheProgramItselfStay() {
    assertThat(VisibleText.ofLines("a\n\tb\r\u001b")).isEqualTo("a\n\tb\\r\\u001b");
  }

  @Test
  void theListHasNoTwoEqualNames() {
    assertThat(HostileNames.ALL).doesNotHaveDuplicates().allMatch(name -> name.length() <= 200);
  }
}
