package org.ratecut.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class CompletionCommandTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "bou, bound",
    "bench mer, merge",
    "solve --time, --time-limit",
    "solve --solver cpsat-, cpsat-polish",
    "check --arithmetic fl, float"
  })
  void bashCompletes(String typed, String completion) throws Exception {
    assertThat(complete(typed)).containsExactly(completion);
  }

  /**
   * Where the function finds nothing, bash goes on with names of files, unless it is told not to.
   */
  @Test
  void namesOfFilesAreLeftToTheShell() throws Exception {
    assertThat(complete("solve --out x")).isEmpty();
    assertThat(script())
        .contains("complete -F _complete_ratecut -o default ratecut")
        .doesNotContain("compopt +o default");
  }

  private List<String> complete(String typed) throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("completion"), script());
    String words = "ratecut " + typed;
    String ask =
        ". '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_ratecut; printf '%%s\\n' ${COMPREPLY[@]}"
            .formatted(script, words, words.split(" ").length - 1);
    Process bash =
        new ProcessBuilder("bash", "--norc", "-c", ask).redirectErrorStream(true).start();
    String printed = new String(bash.getInputStream().readAllBytes(), UTF_8);
    assertThat(bash.waitFor()).as(printed).isZero();
    return printed.lines().filter(line -> !line.isBlank()).toList();
  }

  private static String script() {
    StringWriter out = new StringWriter();
    assertThat(Main.commandLine().setOut(new PrintWriter(out)).execute("completion")).isZero();
    return out.toString();
  }
}
