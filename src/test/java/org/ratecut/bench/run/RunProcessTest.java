package org.ratecut.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.bench.Outcome;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.RunSpec;
import org.ratecut.bench.TracePoint;
import org.ratecut.bench.suite.PlannedRun;
import org.ratecut.model.Assignment;

/** A shell script stands for Java, so that it can misbehave. */
class RunProcessTest {

  private static final String ANSWER =
      """
      {"format":"ratecut-solution","version":"1","problem":"p","objective":"rate","solver":"anneal",
       "seed":4,"seconds":1.5,"status":"%s","stop":"%s","valid":true,"inferenceRate":2.5,
       "upperBound":5,"totalTraffic":7,"trafficBound":null,"gap":0.5,"assignment":%s}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void requireShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "There is no /bin/sh here.");
  }

  @Test
  void theAnswerAndTheTraceAreKept() throws IOException {
    RunResult result =
        run(
            """
            for last; do :; done
            echo '{"seconds":0.25,"rate":1,"source":"seeds"}' > "$last"
            echo '{"seconds":0.252,"rate":2,"source":"seeds"}' >> "$last"
            echo '{"seconds":0.3,"bound":5,"source":"memory"}' >> "$last"
            echo '{"seconds":0.5,"rate":2.5,"source":"anneal"}' >> "$last"
            printf '{"seconds":0.6,"ra' >> "$last"
            cat "$(dirname "$0")/answer"
            """,
            ANSWER.formatted("FEASIBLE", "TIME_LIMIT", "[0,1,1]"));

    assertThat(result.outcome()).isEqualTo(Outcome.SOLVED);
    assertThat(result.rate()).hasValue(2.5);
    assertThat(result.upperBound()).hasValue(5);
    assertThat(result.answer().orElseThrow().assignment()).contains(Assignment.of(0, 1, 1));
    assertThat(result.trace()).extracting(TracePoint::seconds).containsExactly(0.252, 0.3, 0.5);
    assertThat(result.secondsToBest()).hasValue(0.5);
    assertThat(result.execution().exitCode()).hasValue(0);
  }

  @Test
  void theCommandRepeatsTheRun() throws IOException {
    RunResult result = run("exit 9", "");

    assertThat(result.execution().command())
        .isEqualTo(
            "java -Xmx64m -jar ratecut.jar solve 'my problem.json' --solver anneal --config"
                + " hot.json --objective rate --seed 4 --threads 2 --time-limit 0.2s --step-limit"
                + " 100 --target-rate 9");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          kill -SEGV $$                         | 139 | It was ended by signal 11.
          echo hm >&2; echo 'It burns.' >&2; exit 1 | 1 | hm It burns.
          echo '# SIGSEGV in libortools'; exit 134 | 134 | # SIGSEGV in libortools
          exit 1                                | 1   | It ended with exit code 1 and said nothing.
          echo '{"format":'; exit 0             | 0   | Its answer cannot be read
          """)
  void aCrashIsAResult(String script, int exitCode, String message) throws IOException {
    RunResult result = run(script, "");

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.execution().exitCode()).hasValue(exitCode);
    assertThat(result.message().orElseThrow()).contains(message).doesNotContain("\n");
  }

  @Test
  void whatOverrunsItsTimeIsEndedWithAllThatItStarted() throws IOException {
    RunResult result =
        run(
            """
            sleep 300 &
            echo $! > "$(dirname "$0")/child"
            wait
            """,
            "");

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.execution().exitCode()).isEmpty();
    assertThat(result.message().orElseThrow()).contains("still running 2 s after its time limit");
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    ProcessHandle.of(child).ifPresent(handle -> handle.onExit().join());
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void proofsThatNothingFitsAndFindingNothingAreTwoOutcomes() throws IOException {
    String script = "cat \"$(dirname \"$0\")/answer\"; exit ";

    assertThat(run(script + 3, ANSWER.formatted("INFEASIBLE", "PROVED", "null")).outcome())
        .isEqualTo(Outcome.INFEASIBLE);
    assertThat(run(script + 4, ANSWER.formatted("UNKNOWN", "EXHAUSTED", "null")).outcome())
        .isEqualTo(Outcome.NONE);
  }

  @Test
  void whatOnlyBreaksConstraintsIsInvalid() throws IOException {
    RunResult result =
        run(
            """
            for last; do :; done
            echo '{"seconds":0.2,"rejected":"Device a is full.","source":"metis"}' > "$last"
            cat "$(dirname "$0")/answer"
            exit 4
            """,
            ANSWER.formatted("UNKNOWN", "EXHAUSTED", "null"));

    assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
    assertThat(result.message()).contains("Device a is full.");
    assertThat(result.trace()).isEmpty();
  }

  @Test
  void aRunThatIsCancelledOrInterruptedHasNoResult() throws IOException {
    AtomicInteger glances = new AtomicInteger();

    assertThat(process("sleep 300", "").run(planned(), () -> glances.incrementAndGet() > 2))
        .isEmpty();
    assertThat(
            process(
                    "cat \"$(dirname \"$0\")/answer\"",
                    ANSWER.formatted("FEASIBLE", "INTERRUPTED", "[0]"))
                .run(planned(), () -> false))
        .isEmpty();
  }

  private RunResult run(String script, String answer) throws IOException {
    return process(script, answer).run(planned(), () -> false).orElseThrow();
  }

  private RunProcess process(String script, String answer) throws IOException {
    Files.writeString(folder.resolve("answer"), answer);
    Path java = folder.resolve("java.sh");
    Files.writeString(java, "#!/bin/sh\n" + script);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return new RunProcess(
        new ProgramStart(java, List.of("-jar", "ratecut.jar")),
        Environments.current(),
        Duration.ofSeconds(2));
  }

  private static PlannedRun planned() {
    RunSpec spec =
        new RunSpec(
            "my problem.json",
            "hot",
            "anneal",
            Optional.of("hot.json"),
            List.of("--target-rate", "9"),
            4,
            2,
            Duration.ofMillis(200),
            OptionalLong.of(100),
            "64m");
    return new PlannedRun(0, spec, "my problem.json", Optional.of("hot.json"));
  }
}
