package org.ratecut.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloseNamesTest {

  private static final List<String> NAMES =
      List.of("solve", "anneal", "cpsat", "cpsat-polish", "portfolio");

  @ParameterizedTest
  @CsvSource({
    "sovle, solve",
    "ANEAL, anneal",
    "cp-sat, cpsat",
    "cpsat-polsih, cpsat-polish",
    "polish, cpsat-polish",
    "simulated-annealing, anneal",
  })
  void aWordIsNearOneName(String misspelt, String name) {
    assertThat(CloseNames.in(NAMES).closestTo(misspelt)).containsExactly(name);
  }

  @Test
  void whereANameIsNearOthersThatHaveTheWordInThemAreNotMeant() {
    assertThat(CloseNames.in(List.of("cpsat-polish", "cpsat")).closestTo("cpsta"))
        .containsExactly("cpsat");
    assertThat(CloseNames.in(List.of("my-cpsat", "cpsax")).closestTo("cpsat"))
        .containsExactly("cpsax");
  }

  @Test
  void atMostThreeAreNamed() {
    assertThat(CloseNames.in(List.of("chip0", "chip1", "chip2", "chip3")).closestTo("chip"))
        .containsExactly("chip0", "chip1", "chip2");
  }

  @ParameterizedTest
  @CsvSource({"sa", "xyz", "port5678901"})
  void elsewhereTheNamesAreListed(String misspelt) {
    assertThat(CloseNames.in(NAMES).advise(misspelt))
        .isEqualTo("Known names are solve, anneal, cpsat, cpsat-polish, portfolio.");
  }
}
