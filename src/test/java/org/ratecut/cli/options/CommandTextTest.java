package org.ratecut.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTextTest {

  @Test
  void plainArgumentsStayAsTheyAre() {
    assertThat(CommandText.of(List.of("solve", "paper/x", "--seed", "7")))
        .isEqualTo("java -jar ratecut.jar solve paper/x --seed 7");
  }

  @Test
  void whatAShellWouldReadIsQuoted() {
    assertThat(CommandText.of(List.of("check", "my problem.json", "it's", "")))
        .isEqualTo("java -jar ratecut.jar check 'my problem.json' 'it'\\''s' ''");
  }
}
