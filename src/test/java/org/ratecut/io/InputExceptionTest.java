package org.ratecut.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class InputExceptionTest {

  @ParameterizedTest
  @FieldSource("org.ratecut.testing.HostileNames#ALL")
  void aMessageHasTwoLinesWhateverNamesItHas(String name) {
    assertThat(new InputException(name, name, name, name).getMessage().lines())
        .hasSize(2)
        .noneMatch(line -> line.matches("(?s).*[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}].*"));
  }
}
