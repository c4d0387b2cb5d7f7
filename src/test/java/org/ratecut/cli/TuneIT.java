package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneIT {

  @TempDir private Path folder;

  private Program program;

  @BeforeEach
  void prepare() throws Exception {
    program = new Program(folder);
    Files.writeString(
        folder.resolve("suite.json"),
        """
        {"format": "ratecut-bench-suite", "version": 1,
         "problems": ["tiny/residual", "tiny/dense", "tiny/convolution"],
         "solvers": [{"solver": "anneal"}], "seeds": [1], "timeLimit": 60, "stepLimit": 100,
         "threads": 1, "heap": "256m"}
        """,
        StandardCharsets.UTF_8);
  }

  @Test
  void writesSettingsThatSolveAcceptsAndSaysWhatTheHoldOutShows() throws Exception {
    Program.Result tuned = tune("--hold-out", "tiny/dense", "--configurations", "3");
    assertThat(tuned.exitCode()).as(tuned.err()).isZero();
    assertThat(tuned.out()).contains("Held out    tiny/dense").contains("Winner");
    assertThat(tuned.err()).contains("Round 1: 3 configurations");
    boolean defaultWon = Pattern.compile("Winner +default").matcher(tuned.out()).find();
    assertThat(tuned.err().contains("Hold-out: "))
        .as("a default that won is not run against itself")
        .isNotEqualTo(defaultWon);
    assertThat(Files.readString(folder.resolve("tuned.json"), StandardCharsets.UTF_8))
        .contains("Tuned anneal for a high rate by ratecut")
        .contains("Held out tiny/dense");
    Program.Result solved =
        program.run(
            "solve",
            "tiny/dense",
            "--solver",
            "anneal",
            "--config",
            "tuned.json",
            "--step-limit",
            "100");
    assertThat(solved.exitCode()).isZero();
  }

  @Test
  void budgetsThatAreTooShortAreRefusedBeforeAnyRun() throws Exception {
    Program.Result tuned = tune("--budget", "1m");
    assertThat(tuned.exitCode()).isEqualTo(2);
    assertThat(tuned.err()).contains("the budget allows 0").doesNotContain("Round");
    assertThat(folder.resolve("tuned.json")).doesNotExist();
  }

  private Program.Result tune(String... options) throws Exception {
    String[] command = {"tune", "suite.json", "--space", "anneal", "--out", "tuned.json"};
    String[] all = Arrays.copyOf(command, command.length + options.length);
    System.arraycopy(options, 0, all, command.length, options.length);
    return program.run(all);
  }
}
