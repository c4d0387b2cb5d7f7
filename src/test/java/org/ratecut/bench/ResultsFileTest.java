package org.ratecut.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.model.Assignment;

class ResultsFileTest {

  private static final ResultsHeader HEADER =
      new ResultsHeader("mine", 3, "c0ffee", Optional.of("1/2"));

  private static final RunSpec EVERYTHING =
      new RunSpec(
          "own/a.json",
          "hot anneal",
          "anneal",
          Optional.of("hot.json"),
          List.of("--target-rate", "9"),
          Long.MIN_VALUE,
          2,
          Duration.ofMillis(2500),
          OptionalLong.of(1000),
          "2g");

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    List<RunResult> runs =
        List.of(
            RunResults.solved(2, EVERYTHING, 1.0 / 3, Assignment.of(0, 1, 1)),
            RunResults.failed(0, RunResults.spec("tiny/chain", "cpsat", 1)),
            RunResults.none(1, RunResults.spec("tiny/chain", "metis", 1)));

    Results read = read(ResultsFile.line(HEADER) + text(runs));

    assertThat(read.header()).isEqualTo(HEADER);
    assertThat(read.runs()).isEqualTo(runs);
    assertThat(read.unfinishedLine()).isFalse();
  }

  @Test
  void theBestIsTheLastThatTheTraceHas() {
    assertThat(RunResults.solved(0, EVERYTHING, 3, Assignment.of(0)).secondsToBest()).hasValue(0.2);
    assertThat(RunResults.failed(0, EVERYTHING).secondsToBest()).isEmpty();
  }

  @Test
  void aLineThatWasCutIsNoRun() throws IOException {
    String whole = ResultsFile.line(HEADER) + ResultsFile.line(RunResults.none(0, EVERYTHING));

    for (int cut : new int[] {1, 10, 400}) {
      Results read =
          read(whole + ResultsFile.line(RunResults.failed(1, EVERYTHING)).substring(0, cut));

      assertThat(read.unfinishedLine()).isTrue();
      assertThat(read.runs()).hasSize(1);
      assertThat(read.wholeBytes()).isEqualTo(whole.getBytes(StandardCharsets.UTF_8).length);
    }
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "seed":1           | "seed":1.5           | line 2, /seed: Found 1.5
          "outcome":"none"   | "outcome":"fine"     | line 2, /outcome: Found "fine", but expected one of "solved"
          "outcome":"none"   | "outcome":"solved"   | line 2: A run has an assignment exactly if it is solved.
          "outcome":"none"   | "outcome":"invalid"  | line 2: A run has a message exactly if
          "status":"UNKNOWN" | "status":null        | line 2, /status: Found null
          "heap":"512m",     |                      | line 2: The field "heap" is missing.
          "heap":"512m"      | "heep":"512m"        | line 2
          "run":0            | "run":3              | line 2, /run: Found run 3, but the matrix has runs 0 to 2.
          2026-01-31T        | 2026-02-31T          | line 2, /startedAt: Found "2026-02-31T12:00:00Z"
          "trace":[]         | "trace":[{"rate":1}] | line 2, /trace/0
          {"run"             | {"run"!              | line 2, column
          {"run"             | {                    | line 2
          """)
  void wrongLinesAreRefusedWithPlaceAndValue(String right, String wrong, String message) {
    String line = ResultsFile.line(RunResults.none(0, RunResults.spec("tiny/chain", "anneal", 1)));
    assertThat(line).contains(right);
    String broken = line.replace(right, wrong == null ? "" : wrong);

    assertThatThrownBy(() -> read(ResultsFile.line(HEADER) + broken))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("results.jsonl", message);
  }

  @Test
  void theSameRunTwiceIsRefused() {
    String line = ResultsFile.line(RunResults.none(1, EVERYTHING));

    assertThatThrownBy(() -> read(ResultsFile.line(HEADER) + line + line))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 3, /run: Run 1 is in the file twice.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"format":"ratecut-suite","version":1} | line 1, /format: Found a file of format "ratecut-suite"
          {"format":"ratecut-bench-results","version":2} | line 1
          hello                                  | line 1, column
          """)
  void otherFilesAreRefused(String firstLine, String message) {
    assertThatThrownBy(() -> read(firstLine + "\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void emptyFilesAndEmptyLinesAreRefused() {
    assertThatThrownBy(() -> read("{"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no complete line");
    assertThatThrownBy(() -> read(ResultsFile.line(HEADER) + "\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 2: The line is empty");
  }

  private static String text(List<RunResult> runs) {
    StringBuilder text = new StringBuilder();
    runs.forEach(run -> text.append(ResultsFile.line(run)));
    return text.toString();
  }

  private Results read(String text) throws IOException {
    Path file = folder.resolve("results.jsonl");
    Files.writeString(file, text);
    return new ResultsFile().read(new FileSource(file));
  }
}
