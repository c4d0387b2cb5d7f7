package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every command of {@code docs/first-hour.md} prints what the page says. */
class FirstHourTest {

  private static final Pattern COMMAND =
      Pattern.compile("(?ms)^```\\n\\$ ratecut (.*?)\\n(.*?)\\n?^```");

  /** What the page writes into the current folder. */
  private static final List<String> FILES = List.of("best.json", "fleet.html", "best.html", "plan");

  @TempDir private Path folder;

  @Test
  void eachOutputIsAsPrinted() throws IOException {
    List<MatchResult> commands =
        COMMAND.matcher(Files.readString(Path.of("docs", "first-hour.md"))).results().toList();

    assertThat(commands).hasSize(5);
    for (MatchResult command : commands) {
      assertThat(withoutTimes(run(command.group(1))))
          .as(command.group(1))
          .matches(pattern(withoutTimes(command.group(2).strip())));
    }
    assertThat(FILES).allMatch(name -> Files.exists(folder.resolve(name)));
  }

  private String run(String command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] arguments = command.split(" ");
    for (int i = 0; i < arguments.length; i++) {
      if (FILES.contains(arguments[i])) {
        arguments[i] = folder.resolve(arguments[i]).toString();
      }
    }
    assertThat(commandLine.execute(arguments)).as(err.toString()).isZero();
    return out.toString().replace(folder + "/", "").strip();
  }

  private static String withoutTimes(String text) {
    return text.replaceAll("\\b\\d+\\.\\d s\\b", "0.0 s");
  }

  /** A line of three dots stands for the rest. */
  private static Pattern pattern(String expected) {
    boolean isPart = expected.endsWith("\n...");
    String shown = isPart ? expected.substring(0, expected.length() - 4) : expected;
    return Pattern.compile(Pattern.quote(shown) + (isPart ? "\n.*" : ""), Pattern.DOTALL);
  }
}
