package org.ratecut.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.ratecut.testing.HostileNames;

class ShellQuotingTest {

  @Test
  void plainWordsStayAsTheyAre() {
    assertThat(ShellQuoting.quote("paper/lenet-2to1_samg55-x4"))
        .isEqualTo("paper/lenet-2to1_samg55-x4");
    assertThat(ShellQuoting.quote("a b'c")).isEqualTo("'a b'\\''c'");
    assertThat(ShellQuoting.quote("a\n'\u202e\\")).isEqualTo("$'a\\012\\047\\342\\200\\256\\134'");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aShellReadsBackWhatWasQuoted() throws IOException, InterruptedException {
    // No argument of a program holds the character 0.
    List<String> names = HostileNames.ALL.stream().filter(name -> name.indexOf(0) < 0).toList();
    String command =
        names.stream()
            .map(ShellQuoting::quote)
            .collect(Collectors.joining(" ", "printf '%s\\0' ", ""));
    Process shell = new ProcessBuilder("bash", "-c", command).start();
    String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    assertThat(printed.split("\0")).containsExactlyElementsOf(names);
    assertThat(command).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
  }
}
