package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a stranger types wrong, and the message that helps. */
class LikelyMistakesTest {

  private static final String SOLUTION =
      "{\"format\": \"ratecut-solution\", \"version\": \"0\","
          + " \"assignment\": [0, 0, 0, 0, 1, 1, 1, 1]}";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("network.grf"), "0\n");
    Files.writeString(folder.resolve("model.tflite"), "not a model");
    Files.writeString(folder.resolve("chain.json"), SOLUTION);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          | A command is missing.
          sovle tiny/chain | Unmatched argument
          solve | Missing required parameter: 'PROBLEM'
          solve tiny/chan | Did you mean tiny/chain?
          solve tiny/chain --solver aneal | Did you mean anneal?
          solve tiny/chain --solver aneall | Did you mean anneal?
          solve tiny/chain --solver polish | Did you mean cpsat-polish?
          solve tiny/chain --solver simulated-annealing | Did you mean anneal?
          solve tiny/chain --solver port | Did you mean portfolio?
          help sovle | Did you mean solve?
          solve tiny/chain --time-limit 60 | write a number and ms, s, m or h
          solve tiny/chain --time-limit 0s | must be more than nothing
          solve tiny/chain --time-limt 5s | Unknown option
          solve tiny/chain --seed one | 'one' is not a whole number
          solve tiny/chain --threads 0 | --threads must be from 1 to 1024
          solve tiny/chain --target-rate fast | is not a rate
          solve tiny/chain --target-rate 0 | is not a rate
          solve tiny/chain --gap 110% | is not a share
          solve tiny/chain --simple=300% | is not a share
          solve tiny/chain --simple --max-latency 1s | --simple and --max-latency do not go together
          solve tiny/chain --simple --objective communication | but the objective is communication
          solve tiny/chain --gap small | is not a share
          solve tiny/chain --objective speed | rate
          solve tiny/chain --max-devices 0 | at least one device must be in use
          solve tiny/chain --pin input | Write it like input=nrf52840-0
          solve tiny/chain --pin camera=0 | There is no layer named "camera"
          solve tiny/chain --pin input=9 | There is no device named "9"
          solve tiny/chain --reserve 20 | Write a number and a unit, for instance "20 KiB"
          solve tiny/chain --reserve 1GiB | less RAM than is to be reserved
          solve tiny/chain --measured d0 | Write it like nrf52840=310ms
          solve tiny/chain --measured nrf=310ms | There is no device or part named "nrf"
          solve tiny/chain --deterministic --time-limit 5s | counts steps, not time
          solve tiny/chain --start nowhere.json | There is no such file
          solve tiny/chain --out nowhere/best.json | nowhere
          solve tiny/chain --devices 2xpico_over_spi | no part named
          solve networks/mlperf-dscnn --devices 2xpico | but no link
          solve networks/mlperf-dscnn --devices 2xpicoo,over,spi | no part named "picoo"
          solve networks/mlperf-dscnn --devices 2xpico,over,spii | Did you mean spi?
          solve networks/mlperf-dscnn --devices 0xpico,over,spi | Found 0 devices
          solve networks/mlperf-dscnn --devices 2xpico,spi | Write it like "4xrp2040 over spi"
          solve networks/mlperf-dsccn --devices pico | Did you mean networks/mlperf-dscnn or
          solve networks/mlperf-dscnn --devices pico --granularity row | rows
          solve networks/mlperf-dscnn --devices pico --parameters rom | [RAM, FLASH]
          solve networks/mlperf-dscnn devices/samg55x4 | Did you mean devices/samg55-x4?
          solve tiny/chain a b | Name one problem, or two files.
          solve @/network.grf | Add for instance --devices
          solve @/netwrok.grf | Did you mean network.grf, in the same folder?
          solve @/modle.tflite --devices pico | Did you mean model.tflite, in the same folder?
          solve @/nowhere/model.tflite --devices pico | There is no folder
          solve @/model.tflite --devices pico | model.tflite
          check tiny/chain | is one argument, but a problem and a partition are needed
          check @/chain.json tiny/chain | comes after the problem
          check @/chain.json | name the problem before it
          check tiny/chain @/chian.json | There is no such file
          tune smoke --space aneal --out x.json | Did you mean anneal?
          bound tiny/chain --report x.html | Unknown option
          info --solver | Unknown option
          fleet networks/mlperf-dscnn --parts pico --link spi | Missing required option: '--rate=RATE'
          fleet networks/mlperf-dscnn --rate 10 --link spi | Missing required option: '--parts=PARTS'
          fleet networks/mlperf-dscnn --rate 10 --parts picoo --link spi | Did you mean pico
          fleet networks/mlperf-dscnn --rate 10 --parts pico | Several devices need a link
          fleet networks/mlperf-dscnn --rate 10 --parts pico --link spi --price pico=cheap | 'cheap' is not a number
          fleet networks/mlperf-dscnn --rate 10 --parts pico --link spi --max-latency soon | 'soon' is not a duration
          analyze tiny/chain | a problem and a partition are needed
          """)
  void isAnsweredInWordsThatHelp(String command, String message) {
    List<String> arguments = new ArrayList<>();
    if (command != null) {
      for (String word : command.split(" ", -1)) {
        arguments.add(word.replace(',', ' ').replace("@", folder.toString()));
      }
    }
    CommandLine commandLine =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    assertThat(commandLine.execute(arguments.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString()).contains(message).doesNotContain("Exception", "java.", "a long");
  }
}
